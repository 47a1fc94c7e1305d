import path from 'node:path';
import Module from 'node:module';
import { createStrapi, type Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';

const root = path.resolve(__dirname, '../..');
const entry = path.join(root, 'dist/plugins/workboard/server/src/index.js');
const source = path.join(root, 'plugins/workboard/server/src/index.ts');

/** The application in a process of its own, on the database its environment names; the plugin from source, as in jest. */
export async function startApp(): Promise<{ strapi: Core.Strapi; workboard: WorkboardApi }> {
  const resolver = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
  const resolve = resolver._resolveFilename.bind(resolver);
  resolver._resolveFilename = (request, ...rest) => (request === entry ? source : resolve(request, ...rest));
  const distDir = process.env.GONGKAI_TEST_APP;
  if (!distDir) throw new Error('GONGKAI_TEST_APP is not set: start this through jest');
  const strapi = await createStrapi({ appDir: root, distDir, autoReload: false, serveAdminPanel: false }).load();
  return { strapi, workboard: strapi.plugin('workboard').service<WorkboardApi>('workboard') };
}
