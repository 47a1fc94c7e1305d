import fs from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { Stop, inRoot, main, say } from './root.mjs';
import { runNode } from './run.mjs';

const FOLDER = 'tests/bench';
/** What is measured on the application as it is built: in a browser, or without the admin's files. */
const BUILT = { board: true, start: 'server' };

/**
 * `npm run bench`, or a part: `npm run bench -- workdays`. Every `tests/bench/*.bench.ts` measures and prints its own table, in a process
 * of its own, so that one does not warm or burden the other.
 */
await main(async () => {
  const wanted = process.argv.slice(2);
  const there = fs.readdirSync(inRoot(FOLDER)).filter((name) => name.endsWith('.bench.ts'));
  const names = there.map((name) => name.replace('.bench.ts', '')).sort();
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Stop(`没有这样的测量 / No such benchmark: ${unknown.join(' ')}. ${names.join(' ')}`);
  const chosen = wanted.length > 0 ? wanted : names;
  const built = chosen.map((name) => BUILT[name] ?? false);
  await prepare({ built: built.includes(true) || (built.includes('server') && 'server') });
  const env = built.includes(true) ? { CHROMIUM_PATH: await ensureChromium() } : {};
  for (const name of chosen) {
    say(`正在测量 ${name}…`, `Measuring ${name}…`);
    await runNode(inRoot('tests/helpers/run-typescript.js'), [inRoot(FOLDER, `${name}.bench.ts`)], { what: name, env });
  }
});
