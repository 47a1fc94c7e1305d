import fs from 'node:fs';
import { prepare } from './prepare.mjs';
import { Stop, inRoot, main, say } from './root.mjs';
import { runNode } from './run.mjs';

const FOLDER = 'tests/bench';

/**
 * `npm run bench`, or a part: `npm run bench -- workdays`. Every `tests/bench/*.bench.ts` measures and prints its own table, in a process
 * of its own, so that one does not warm or burden the other.
 */
await main(async () => {
  await prepare({ built: false });
  const wanted = process.argv.slice(2);
  const there = fs.readdirSync(inRoot(FOLDER)).filter((name) => name.endsWith('.bench.ts'));
  const names = there.map((name) => name.replace('.bench.ts', '')).sort();
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Stop(`没有这样的测量 / No such benchmark: ${unknown.join(' ')}. ${names.join(' ')}`);
  for (const name of wanted.length > 0 ? wanted : names) {
    say(`正在测量 ${name}…`, `Measuring ${name}…`);
    await runNode(inRoot('tests/helpers/run-typescript.js'), [inRoot(FOLDER, `${name}.bench.ts`)], { what: name });
  }
});
