export default {
  routes: [{ method: 'GET', path: '/sitemap.xml', handler: 'sitemap.find', config: { auth: false } }],
};
