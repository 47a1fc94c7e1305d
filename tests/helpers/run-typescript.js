/**
 * Runs one TypeScript file: `node tests/helpers/run-typescript.js FILE`. Node 20 cannot, so every .ts file is turned into CommonJS by
 * swc, which jest uses as well, when it is required. Benchmarks and tests that need a process of their own start this way.
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};

require(path.resolve(process.argv[2]));
