/**
 * Starts the application that the environment names, as it is built, and tells its parent how long it took and what it holds: for `start.bench.ts`. Plain JavaScript, so that nothing but the
 * application is loaded.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const appDir = process.env.BENCH_APP ?? '';
const require = createRequire(path.join(appDir, 'package.json'));
const { createStrapi } = require('@strapi/strapi');

const strapi = await createStrapi({ appDir, distDir: process.env.BENCH_DIST, autoReload: false, serveAdminPanel: false }).load();
strapi.server.mount();
await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
// From the beginning of the process.
const ms = performance.now();
const { user, system } = process.cpuUsage();
// What the start left behind is no memory of a running office.
await new Promise((resolve) => setTimeout(resolve, 1500));
globalThis.gc();
await new Promise((resolve) => setTimeout(resolve, 500));
process.send({ ms, cpu: (user + system) / 1000, rss: process.memoryUsage.rss() / 1024 / 1024 }, () => process.exit(0));
