interface EnvReader {
  array(key: string, fallback?: string[]): string[];
  bool(key: string, fallback?: boolean): boolean;
  int(key: string, fallback?: number): number;
}

/**
 * What a page of this server may load: nothing from elsewhere. Each directive is one text, because Strapi merges lists with its own by position and would
 * let `https:` in again. Styles are written into the page by the admin's own components.
 */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'self'",
  'base-uri': "'self'",
  'connect-src': "'self'",
  'font-src': "'self' data:",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' data: blob:",
  'object-src': "'none'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  // A house without TLS on its inner network must work as well.
  upgradeInsecureRequests: null,
};

export default ({ env }: { env: EnvReader }) => [
  // Public answers from memory, before any work is done; see src/public/cache.
  {
    name: 'global::public-cache',
    config: {
      enabled: env.bool('PUBLIC_CACHE', true),
      entries: env.int('PUBLIC_CACHE_ENTRIES', 10_000),
      bytes: env.int('PUBLIC_CACHE_MB', 64) * 1024 * 1024,
      origins: env.array('CORS_ORIGINS', []),
    },
  },
  'strapi::logger',
  'strapi::errors',
  'global::database-trouble',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    },
  },
  // Strapi's default reflects any origin together with credentials; only listed portals may read from a browser.
  { name: 'strapi::cors', config: { origin: env.array('CORS_ORIGINS', []), credentials: false } },
  // Public questions that have to be worked out, for each network and in all; counted in the database for all instances together.
  {
    name: 'global::public-limit',
    config: {
      enabled: env.bool('PUBLIC_LIMITS', true),
      proxies: env.bool('TRUST_PROXY', false) ? env.int('TRUST_PROXY_HOPS', 1) : 0,
      network: { capacity: env.int('PUBLIC_LIMIT_BURST', 300), perSecond: env.int('PUBLIC_LIMIT_PER_SECOND', 20) },
      everybody: { capacity: env.int('PUBLIC_LIMIT_ALL_BURST', 3000), perSecond: env.int('PUBLIC_LIMIT_ALL_PER_SECOND', 300) },
    },
  },
  // The public collections are answered here: nothing of what follows concerns a question without body, session and login. See src/public/serve-early.
  'global::public-collections',
  // Attempts to log in, by where they come from: an office of a hundred behind one address, and six more in a minute.
  {
    name: 'global::login-limit',
    config: {
      proxies: env.bool('TRUST_PROXY', false) ? env.int('TRUST_PROXY_HOPS', 1) : 0,
      network: { capacity: env.int('LOGIN_LIMIT_BURST', 60), perSecond: 0.1 },
      everybody: { capacity: env.int('LOGIN_LIMIT_ALL_BURST', 600), perSecond: 2 },
    },
  },
  // Five is enough for every list of the admin; the public API does not use Strapi's query language at all.
  { name: 'strapi::query', config: { depth: 5 } },
  'global::broken-body',
  'global::no-uploads',
  { name: 'global::public-body', config: { json: 64 * 1024, files: 52 * 1024 * 1024 } },
  'global::upload-body',
  { name: 'strapi::body', config: { multipart: false, jsonLimit: '2mb', includeUnparsed: true, formLimit: '64kb', textLimit: '64kb' } },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: './public/favicon.png' } },
  'strapi::public',
];
