import path from 'node:path';
import Module from 'node:module';
import { createStrapi, type Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';

const root = path.resolve(__dirname, '../..');
const entry = path.join(root, 'dist/plugins/workboard/server/src/index.js');
const source = path.join(root, 'plugins/workboard/server/src/index.ts');

/** The application in a process of its own, on the database its environment names; the plugin from source, as in jest. */
export async function startApp(): Promise<{ strapi: Core.Strapi; workboard: WorkboardApi }> {
  const distDir = process.env.GONGKAI_TEST_APP;
  if (!distDir) throw new Error('GONGKAI_TEST_APP is not set: start this through jest');
  takePluginFromSource(distDir);
  const strapi = await createStrapi({ appDir: root, distDir, autoReload: false, serveAdminPanel: false }).load();
  // Strapi counts its files at a time of its own choice; on SQLite that would break into the other instance's transactions.
  strapi.cron.destroy();
  return { strapi, workboard: strapi.plugin('workboard').service<WorkboardApi>('workboard') };
}

interface Resolver {
  _resolveFilename(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): string;
}

/** The compiled half of the application asks for the plugin beside itself; it is given the source, as jest's module map does. */
function takePluginFromSource(distDir: string): void {
  const resolver = Module as unknown as Resolver;
  const resolve = resolver._resolveFilename.bind(resolver);
  const plugins = path.join(distDir, 'plugins');
  resolver._resolveFilename = (request, parent, ...rest) => {
    if (request === entry) return source;
    const asked = request.startsWith('.') && parent?.filename ? path.resolve(path.dirname(parent.filename), request) : '';
    return resolve(asked.startsWith(plugins) ? path.join(root, path.relative(distDir, asked)) : request, parent, ...rest);
  };
}
