/** A second instance on the database that the environment names, which answers on a port of its own. Started by `start-public-process.ts`. */
import type { AddressInfo } from 'node:net';
import { startApp } from './app-process';

void (async () => {
  const { strapi } = await startApp();
  strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.send?.({ port: (server.address() as AddressInfo).port });
  process.on('disconnect', () => {
    void strapi.destroy().then(() => process.exit(0));
  });
})();
