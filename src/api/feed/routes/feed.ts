export default {
  routes: [{ method: 'GET', path: '/feed.atom', handler: 'feed.find', config: { auth: false } }],
};
