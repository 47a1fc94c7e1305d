export default {
  routes: [{ method: 'GET', path: '/catalogue', handler: 'catalogue.find', config: { auth: false } }],
};
