export default {
  routes: [{ method: 'GET', path: '/workdays', handler: 'workdays.find', config: { auth: false } }],
};
