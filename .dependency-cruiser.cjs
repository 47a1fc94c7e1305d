'use strict';

/** The arrows of ARCHITECTURE.md. A rule says what is forbidden; its comment says why. */
const ENGINE_PACKAGES = 'node_modules/(luxon|@types/luxon|@marcbachmann/cel-js|yaml|zod|ajv|ajv-formats)/';

module.exports = {
  forbidden: [
    {
      name: 'engine-stands-alone',
      comment: 'The engine is pure: it imports itself and a few pure packages, no Strapi, React, knex.',
      severity: 'error',
      from: { path: '^plugins/workboard/engine/' },
      to: { pathNot: ['^plugins/workboard/engine/', ENGINE_PACKAGES], dependencyTypesNot: ['core'] },
    },
    {
      name: 'engine-without-node',
      comment: 'The engine also runs in the browser: no Node built-ins.',
      severity: 'error',
      from: { path: '^plugins/workboard/engine/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-is-a-contract',
      comment: 'What both halves import may know only the engine.',
      severity: 'error',
      from: { path: '^plugins/workboard/shared/' },
      to: { path: '^(plugins/workboard/(admin|server)|src|config)/' },
    },
    {
      name: 'admin-not-to-server',
      comment: 'The admin talks to the server over HTTP only.',
      severity: 'error',
      from: { path: '^plugins/workboard/admin/' },
      to: { path: '^plugins/workboard/server/' },
    },
    {
      name: 'server-not-to-admin',
      severity: 'error',
      from: { path: '^plugins/workboard/server/' },
      to: { path: '^plugins/workboard/admin/' },
    },
    {
      name: 'plugin-knows-no-office',
      comment: 'Any office can install the plugin; policies come to it as data.',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^(src|config)/' },
    },
    {
      name: 'office-through-the-service-api',
      comment: "src/ meets the plugin through its service API and the engine's values.",
      severity: 'error',
      from: { path: '^(src|config)/' },
      to: { path: '^plugins/workboard/', pathNot: '^plugins/workboard/(server/src/api\\.ts$|engine/)' },
    },
    {
      name: 'features-through-service',
      comment: "A feature's repository is its own; others ask its service.",
      severity: 'error',
      from: { path: '^plugins/workboard/server/src/features/([^/]+)/' },
      to: {
        path: '^plugins/workboard/server/src/features/([^/]+)/.*repository\\.ts$',
        pathNot: '^plugins/workboard/server/src/features/$1/',
      },
    },
    {
      name: 'start-reads-no-pack',
      comment: 'Whoever takes one thing from these folders by their index loads the readers of packs with it, at every start.',
      severity: 'error',
      from: {
        path: '^(plugins/workboard/server|src|config)/',
        pathNot: '^plugins/workboard/server/src/features/workflow/read-packs\\.ts$',
      },
      to: { path: '^plugins/workboard/engine/(workflow|form|notice)/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'What runs imports in no circle, the container not excepted.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-types',
      comment: 'Types too stand below what uses them. Only the container names every feature and is given to each.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '^plugins/workboard/server/src/platform/container[.]ts$' } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.tmp|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
