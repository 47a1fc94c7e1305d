import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const DOCUMENT = 'src/api/document/content-types/document/schema.json';

interface Schema {
  attributes: Record<string, { type: string; customField?: string }>;
}

/**
 * Lays out a plain Strapi application of the same version in `folder`, to measure the office beside: a document with the office's attributes and, as such entries have them, two relations;
 * the office's settings of the database, so that both pay the same for a commit; Strapi's own middlewares; nothing else.
 * @param compiled folder with the office's compiled `config/`
 */
export function layOutStockApp(folder: string, compiled: string): void {
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/@strapi/strapi/package.json'), 'utf8')) as {
    version: string;
  };
  write('package.json', JSON.stringify({ name: 'stock', version: '0.0.0', dependencies: { '@strapi/strapi': version } }));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  fs.mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
  write('config/database.js', fs.readFileSync(path.join(compiled, 'config/database.js'), 'utf8'));
  write(
    'config/server.js',
    `module.exports = ({ env }) => ({ host: '127.0.0.1', port: 0, app: { keys: env.array('APP_KEYS') }, logger: { config: { level: 'error' } } });`,
  );
  write(
    'config/admin.js',
    `module.exports = ({ env }) => ({ auth: { secret: env('ADMIN_JWT_SECRET') }, apiToken: { salt: env('API_TOKEN_SALT') },
      transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } }, secrets: { encryptionKey: env('ENCRYPTION_KEY') } });`,
  );
  write(
    'config/middlewares.js',
    `module.exports = ${JSON.stringify(['logger', 'errors', 'security', 'cors', 'poweredBy', 'query', 'body', 'session', 'favicon', 'public'].map((name) => `strapi::${name}`))};`,
  );
  write(DOCUMENT, JSON.stringify(stockDocument()));
  for (const name of ['tag', 'unit']) write(`src/api/${name}/content-types/${name}/schema.json`, JSON.stringify(named(name)));
}

function stockDocument(): object {
  const { attributes, ...schema } = JSON.parse(fs.readFileSync(path.join(root, DOCUMENT), 'utf8')) as Schema;
  const plain = Object.entries(attributes).map(([name, attribute]) => [name, attribute.customField ? { type: 'string' } : attribute]);
  const relations = {
    tags: { type: 'relation', relation: 'manyToMany', target: 'api::tag.tag' },
    unit: { type: 'relation', relation: 'manyToOne', target: 'api::unit.unit' },
  };
  return { ...schema, attributes: { ...Object.fromEntries(plain), ...relations } };
}

const named = (name: string) => ({
  kind: 'collectionType',
  collectionName: `${name}s`,
  info: { singularName: name, pluralName: `${name}s`, displayName: name },
  options: { draftAndPublish: false },
  attributes: { name: { type: 'string' } },
});
