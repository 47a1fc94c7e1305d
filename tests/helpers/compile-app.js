'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { transformFileSync } = require('@swc/core');
const makeFirstStart = require('./first-start');

const root = path.resolve(__dirname, '../..');

/** Strapi takes its configuration from here in tests; `dist/` stays what the last real build made of it. */
const outDir = path.join(root, '.cache/test-app');

/**
 * Jest's global setup: transpiles `config/` and `src/` (Strapi reads only JavaScript there), file by file and without a type check,
 * so that a test does not depend on a file it does not use. The plugin itself is taken from source by jest's module map.
 */
module.exports = async () => {
  if (process.env.GONGKAI_TEST_APP === outDir) return;
  const wanted = new Set();
  for (const top of ['config', 'src', 'database']) for (const file of filesUnder(path.join(root, top))) wanted.add(compile(file));
  wanted.add(pluginEntry());
  for (const file of filesUnder(outDir)) if (!wanted.has(file)) fs.rmSync(file, { force: true });
  process.env.GONGKAI_TEST_APP = outDir;
  process.env.GONGKAI_FIRST_STARTED = await makeFirstStart();
};

function compile(file) {
  const relative = path.relative(root, file);
  if (relative.startsWith(path.join('src', 'admin'))) return null;
  if (relative.endsWith('.json')) return write(path.join(outDir, relative), fs.readFileSync(file, 'utf8'));
  if (!relative.endsWith('.ts') || relative.endsWith('.d.ts')) return null;
  const target = path.join(outDir, relative.replace(/\.ts$/, '.js'));
  if (isNewer(target, file)) return target;
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  return write(target, code);
}

/** Strapi skips a plugin whose entry file is missing, so there must be one where package.json points; jest maps it to the source. */
function pluginEntry() {
  const entry = path.join(root, 'dist/plugins/workboard/server/src/index.js');
  if (!fs.existsSync(entry)) write(entry, "module.exports = require('../../../../../plugins/workboard/server/src/index.ts');\n");
  return entry;
}

/** Written aside and moved, because another jest may be reading. */
function write(target, text) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const aside = `${target}.${process.pid}`;
  fs.writeFileSync(aside, text);
  fs.renameSync(aside, target);
  return target;
}

function isNewer(target, source) {
  return fs.existsSync(target) && fs.statSync(target).mtimeMs > fs.statSync(source).mtimeMs;
}

function filesUnder(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => path.join(e.parentPath ?? e.path, e.name));
}
