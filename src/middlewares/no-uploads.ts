interface Context {
  path: string;
  status: number;
}

/**
 * Nothing is served from `public/uploads`, Strapi's own place for files: what lies there would be public to whoever knows the address (quality
 * of the house: files are read at /files only). However the path is written.
 */
export default () => (ctx: Context, next: () => Promise<void>) => {
  if (!leadsToUploads(ctx.path)) return next();
  ctx.status = 404;
  return Promise.resolve();
};

function leadsToUploads(path: string): boolean {
  try {
    const plain = new URL(decodeURIComponent(path).replace(/[\\/]+/g, '/'), 'http://here').pathname;
    return /^\/uploads(\/|$)/i.test(decodeURIComponent(plain));
  } catch {
    return /uploads/i.test(path);
  }
}
