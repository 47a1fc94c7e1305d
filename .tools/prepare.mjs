import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { main } from './root.mjs';
import { ensureSecrets } from './secrets.mjs';

/**
 * Everything that must stand before the application can run; each part does nothing where nothing is to be done.
 * `built: 'server'` leaves the admin panel alone.
 */
export function prepare({ built = true } = {}) {
  return oneAtATime(async () => {
    await install();
    ensureSecrets();
    if (built) await build({ admin: built !== 'server' });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(prepare);
