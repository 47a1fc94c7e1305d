import type { Core } from '@strapi/strapi';
import type { SchemaPart, WorkboardApi } from '../../plugins/workboard/server/src/api';
import { ADDRESS, createFileStore, nameOf, type FileStore } from './file-store';
import { guardUploads } from './guard-uploads';
import { moveOldFiles } from './move-old-files';
import { registerScan, scanHeldFiles } from './scan-held-files';
import { serveFile } from './serve-file';
import { createSigner, withoutSignatures } from './signed-address';
import { createUploadProvider } from './upload-provider';

const stores = new WeakMap<object, FileStore>();

/**
 * Everything about files, in one place: the store, the upload provider over it, the check before the upload service, and the route. Called in
 * `register()`, when the plugins are registered: Strapi lets a provider be named by its package only, and would lower-case a path.
 */
export function registerFiles(strapi: Core.Strapi): void {
  const { dir, largest } = strapi.config.get('files') as unknown as { dir: string; largest: number };
  const store = createFileStore(dir, algorithmOf(strapi));
  stores.set(strapi, store);
  const workboard = () => strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const now = () => workboard().now().instant;
  const signer = createSigner(strapi.config.get('admin.auth.secret') as unknown as string);
  const findings = new Map<string, readonly string[]>();

  const upload = strapi.plugin('upload') as unknown as { provider: object };
  upload.provider = createUploadProvider({
    store,
    algorithm: algorithmOf(strapi),
    sign: (name) => signer.sign(name, now()),
    findingsOf: (filepath) => findings.get(filepath ?? '') ?? [],
  });
  guardUploads(strapi, { largest, remember: findings });
  workboard().registerFiles((url) => {
    const name = nameOf(url);
    return name === null ? null : store.open(name);
  });
  registerScan(strapi, { store, largest });
  forgetSignatures(strapi);
  strapi.server.routes([
    { method: 'GET', path: `${ADDRESS}:name`, handler: serveFile(strapi, { store, signer, now }) as never, config: { auth: false } },
  ]);
}

/** The column that every request for a file asks for has its index. */
export function filesSchema(strapi: Core.Strapi): SchemaPart {
  const { tableName } = strapi.db.metadata.get('plugin::upload.file');
  const index = `CREATE INDEX IF NOT EXISTS ${tableName}_url ON ${tableName} (url)`;
  return { name: 'files', tables: [tableName], wanted: [index], make: (trx) => trx.raw(index) };
}

/** What a start has to do for files: those of before move and are looked into. */
export async function prepareFiles(strapi: Core.Strapi): Promise<void> {
  const store = stores.get(strapi);
  if (!store) throw new Error('registerFiles() was not called');
  await moveOldFiles(strapi, { store, algorithm: algorithmOf(strapi) });
  await scanHeldFiles(strapi);
}

function algorithmOf(strapi: Core.Strapi): string {
  return strapi.config.get('plugin::workboard.hash') as unknown as string;
}

interface Write {
  action: string;
  params: { data?: unknown };
}

/** The editor copies a picture's address into the text with the signature it was shown with; stored, that would end within the hour. */
function forgetSignatures(strapi: Core.Strapi): void {
  const use = strapi.documents.use.bind(strapi.documents) as unknown as (
    middleware: (write: Write, next: () => Promise<unknown>) => unknown,
  ) => void;
  use((write, next) => {
    if ((write.action === 'create' || write.action === 'update') && write.params.data !== undefined)
      write.params.data = strip(write.params.data);
    return next();
  });
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return withoutSignatures(value);
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strip(item)]));
}
