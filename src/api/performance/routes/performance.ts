export default {
  routes: [{ method: 'GET', path: '/performance', handler: 'performance.find', config: { auth: false } }],
};
