import { availableParallelism } from 'node:os';
import { startPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { Stop, main } from './root.mjs';
import { STEPS } from './test-steps.mjs';

let postgres = null;
const tools = { postgres: () => (postgres ??= startPostgres()) };
const began = Date.now();

/** `npm test`, or a part of it: `npm test -- engine server`. Ends with one line: `N passed, N failed`. */
await main(async () => {
  const steps = chosen(process.argv.slice(2));
  await prepare({ built: steps.some((step) => step.needsBuild) });
  const results = [];
  for (const group of sideBySide(steps)) results.push(...(await runGroup(group)));
  console.log('');
  for (const { step, passed, failed, seconds } of results) {
    console.log(`${failed === 0 ? '✓' : '✗'} ${step.key.padEnd(12)} ${seconds.padStart(7)} s   ${passed} passed, ${failed} failed`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  const skipped = sum('skipped');
  console.log(`\n${secondsSince(began)} s`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
});

/** Neighbours that only read the sources stand in one group; every other step is alone. */
function sideBySide(steps) {
  const groups = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.readsOnly && last?.[0].readsOnly) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Runs the steps of a group, as many at a time as there are processors; the results keep the steps' order. */
async function runGroup(group) {
  const waiting = [...group.entries()];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await runStep(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), group.length) }, worker));
  return results;
}

async function runStep(step) {
  const start = Date.now();
  console.log(`\n── ${step.zh} / ${step.en}`);
  try {
    return { step, ...(await step.run(tools)), seconds: secondsSince(start) };
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { step, passed: 0, failed: 1, skipped: 0, seconds: secondsSince(start) };
  }
}

function chosen(keys) {
  const unknown = keys.filter((key) => !STEPS.some((step) => step.key === key));
  if (unknown.length > 0) throw new Stop(`没有这一步 / No such step: ${unknown.join(' ')}. ${STEPS.map((step) => step.key).join(' ')}`);
  return keys.length === 0 ? STEPS : STEPS.filter((step) => keys.includes(step.key));
}

function secondsSince(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}
