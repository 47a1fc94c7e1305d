const config = { auth: false };
const get = (path: string, handler: string) => ({ method: 'GET', path, handler: `comment.${handler}`, config });
const post = (path: string, handler: string) => ({ method: 'POST', path, handler: `comment.${handler}`, config });
const under = (path: string) => `/consultations/:documentId/${path}`;

/** Comments on drafts, by anybody: what was said and released, what became of it, and saying something oneself. */
export default {
  routes: [
    get(under('clauses'), 'clauses'),
    get(under('comments'), 'released'),
    get(under('feedback'), 'feedback'),
    get(under('comments/form'), 'form'),
    get(under('comments/challenge'), 'challenge'),
    post(under('comments'), 'open'),
    post('/comments/status', 'status'),
  ],
};
