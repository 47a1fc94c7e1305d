const config = { auth: false };
const get = (path: string, handler: string) => ({ method: 'GET', path, handler: `foi-application.${handler}`, config });
const post = (path: string, handler: string) => ({ method: 'POST', path, handler: `foi-application.${handler}`, config });

/** What people outside do about an application for information (N-01, N-02): nothing of it can be read without the code of its receipt. */
export default {
  routes: [
    get('/foi-applications/form', 'form'),
    get('/foi-applications/challenge', 'challenge'),
    post('/foi-applications/suggestions', 'suggest'),
    post('/foi-applications', 'open'),
    post('/foi-applications/status', 'status'),
    post('/foi-applications/notice', 'notice'),
    post('/foi-applications/correction', 'correction'),
    post('/foi-applications/withdrawal', 'withdrawal'),
  ],
};
