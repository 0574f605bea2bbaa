/**
 * Who may know whom, by folder (docs/architecture.md): kernel ← domain ← projections ← application ← apps; adapters know
 * ports and kernel; only compositions know adapters.
 */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^libs/${from}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps|samples|test|bench)/', pathNot: [`^libs/${from}/`, ...allowed.map((each) => `^libs/${each}`)] },
});

/** Packages that libraries without I/O may use. */
const PURE_PACKAGES = '^(node_modules/)?(class-validator|reflect-metadata)(/|$)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A circle of imports hides what depends on what. Types may point back.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('kernel-knows-nobody', 'kernel', [], 'The kernel is what everything else is made of.'),
    only('domain-knows-kernel', 'domain', ['kernel/'], 'Rules depend on nothing that runs them.'),
    only('projections-know-domain', 'projections', ['kernel/', 'domain/'], 'A fold needs events, not stores.'),
    only('application-knows-ports', 'application', ['kernel/', 'domain/', 'projections/'], 'No drivers, no apps.'),
    only('adapters-know-ports', 'adapters', ['kernel/', 'application/ports/'], 'An adapter implements a port.'),
    {
      name: 'pure-libraries-do-no-io',
      comment: 'Deciding, folding and scoring give the same answer for ever: no store, no clock, no framework.',
      severity: 'error',
      from: { path: '^libs/(kernel|domain|projections)/', pathNot: '\\.spec\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: [PURE_PACKAGES, '^(node:)?crypto$'],
      },
    },
    {
      name: 'hashing-only-in-the-digest',
      comment: 'node:crypto is there for hashing what has been computed, and for nothing random.',
      severity: 'error',
      from: { path: '^libs/(kernel|domain|projections)/', pathNot: ['\\.spec\\.ts$', '/digest\\.ts$'] },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'only-compositions-know-adapters',
      comment: 'Which store is used is decided in one place.',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['^apps/composition/', '\\.spec\\.ts$'] },
      to: { path: '^libs/adapters/' },
    },
    {
      name: 'application-knows-no-framework',
      comment: 'Nest and Fastify stay in the server.',
      severity: 'error',
      from: { path: '^libs/' , pathNot: '\\.spec\\.ts$' },
      to: { path: '^node_modules/(@nestjs|fastify|commander)' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'What runs must not depend on what tests it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] , extensions: ['.ts', '.js', '.json'] },
  },
};
