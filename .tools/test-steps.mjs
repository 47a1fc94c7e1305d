import fs from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { checkRules } from './rule-proofs.mjs';
import { bin, inRoot } from './root.mjs';
import { runNode } from './run.mjs';

/**
 * The steps of `npm test`, in order. `run` gives the counts of what passed, failed and was skipped; `tools` hands out what costs
 * something to start, once.
 */
export const STEPS = [
  check('types', '类型检查（服务端）', 'Types of the server', bin.tsc, ['--noEmit', '-p', 'tsconfig.json', '--incremental', 'false']),
  check('types-admin', '类型检查（后台界面）', 'Types of the admin', bin.tsc, ['--noEmit', '-p', 'plugins/workboard/admin/tsconfig.json']),
  check('types-app', '类型检查（后台入口）', 'Types of the admin entry', bin.tsc, ['--noEmit', '-p', 'src/admin/tsconfig.json']),
  check('types-tests', '类型检查（测试）', 'Types of the tests', bin.tsc, ['--noEmit', '-p', 'tests/tsconfig.json']),
  check('lint', 'ESLint', 'ESLint', bin.eslint, ['--max-warnings', '0', '.']),
  check('format', 'Prettier', 'Prettier', bin.prettier, ['--check', '--log-level', 'warn', '.']),
  check('arrows', '依赖方向', 'Arrows of the architecture', bin.depcruise, [
    '--config',
    '.dependency-cruiser.cjs',
    'plugins',
    'src',
    'config',
  ]),
  jest('engine', '引擎与界面测试', 'Engine and admin', ['engine', 'admin']),
  jest('server', '服务端测试（SQLite）', 'Server on SQLite', ['server', 'public-api', 'faults'], () => ({ DATABASE_CLIENT: 'sqlite' })),
  jest('postgres', '服务端测试（PostgreSQL）', 'Server on PostgreSQL', ['server', 'public-api', 'faults'], (tools) => tools.postgres()),
  jest('e2e', '浏览器测试', 'Browser', ['e2e'], async () => ({ DATABASE_CLIENT: 'sqlite', CHROMIUM_PATH: await ensureChromium() })),
  { key: 'rules', zh: '规则与测试对照', en: 'Rules and their tests', run: () => checkRules() },
];

function check(key, zh, en, script, args) {
  const run = async () => {
    // Its words go to a file and are shown if it fails: several such steps run side by side.
    const code = await runNode(script, args, { mayFail: true, log: `test/${key}.log` });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
  return { key, zh, en, run, readsOnly: true };
}

function jest(key, zh, en, projects, environment) {
  const run = async (tools) => {
    const env = (await environment?.(tools)) ?? {};
    const report = inRoot('.tmp/test', `${key}.json`);
    fs.mkdirSync(inRoot('.tmp/test'), { recursive: true });
    fs.rmSync(report, { force: true });
    const args = ['--selectProjects', ...projects, '--maxWorkers', '2', '--json', `--outputFile=${report}`, '--silent', '--verbose=false'];
    const code = await runNode(bin.jest, args, { mayFail: true, env: { NODE_ENV: 'test', GONGKAI_FIRST_START: 'shared', ...env } });
    return count(report, code);
  };
  // What asks for an environment starts the application, some of them as it is built.
  return { key, zh, en, run, needsBuild: environment !== undefined };
}

/** A suite that could not even run counts as one failure, and so does a jest that ends badly for a reason it does not count. */
function count(report, code) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped: numPendingTests + numTodoTests };
}
