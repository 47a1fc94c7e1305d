/** One runner, a project for each folder. `npm test` runs `server`, `public-api` and `faults` twice: on SQLite and on PostgreSQL. */
const esm = ['@marcbachmann/cel-js', 'chinese-days'];

const base = {
  rootDir: __dirname,
  // Only the haste map: Strapi itself still requires from .cache/test-app.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache', '<rootDir>/build', '<rootDir>/.tmp'],
  transform: {
    '^.+\\.(tsx?|mjs|jsx?)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
};

const project = (name, extra) => ({ ...base, displayName: name, testMatch: [`<rootDir>/tests/${name}/**/*.test.ts?(x)`], ...extra });

const strapi = {
  testEnvironment: '<rootDir>/tests/helpers/main-realm.js',
  runtime: '<rootDir>/tests/helpers/native-packages.js',
  globalSetup: '<rootDir>/tests/helpers/compile-app.js',
  moduleNameMapper: {
    // The plugin is loaded from source, by Strapi and by `src/` alike, so that a test sees the code as it stands.
    'dist/plugins/workboard/server/src/index\\.js$': '<rootDir>/plugins/workboard/server/src/index.ts',
    '^(?:\\.\\./)+(plugins/workboard/.*)$': '<rootDir>/$1',
  },
};

module.exports = {
  maxWorkers: 2,
  testTimeout: 120000,
  projects: [
    project('engine', { testEnvironment: 'node' }),
    project('admin', { testEnvironment: 'jsdom', setupFiles: ['<rootDir>/tests/admin/helpers/jsdom-globals.ts'] }),
    project('server', strapi),
    project('public-api', strapi),
    project('faults', strapi),
    project('e2e', { testEnvironment: 'node' }),
  ],
};
