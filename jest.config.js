/** Jest over an ESM Nest: NODE_OPTIONS=--experimental-vm-modules (npm test sets it). */
export default {
  testEnvironment: 'node',
  // jest leaves one core free, which on two cores is half of the machine
  maxWorkers: '100%',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test', '<rootDir>/samples'],
  // children of specs share the cores with the specs: a slow machine is no failure
  testTimeout: 60_000,
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/test/jest-setup.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {}],
    // CommonJS packages require() these ESM ones, which jest can't do
    '/node_modules/(.+/)?(cookie|content-disposition)/.+\\.js$': [
      '@swc/jest',
      { swcrc: false, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(?:.+/node_modules/)?(cookie|content-disposition)/)'],
  moduleNameMapper: {
    '^#(kernel|domain|projections|application|adapters|testing)/(.*)\\.js$': '<rootDir>/libs/$1/$2.ts',
    '^#(cli|api)/(.*)\\.js$': '<rootDir>/apps/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
