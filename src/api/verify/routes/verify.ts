export default {
  routes: [{ method: 'GET', path: '/verify', handler: 'verify.find', config: { auth: false } }],
};
