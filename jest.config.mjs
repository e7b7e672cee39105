/** One run for the whole house; `npm test libs/kernel` runs one folder. */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  // Several whole stacks at once on two cores would time out by each other's load.
  maxWorkers: 1,
  // Modules of a file are never quite forgotten by the process that ran it: a new one goes on where the old one has grown large.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/libs/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs',
  reporters: ['default', '<rootDir>/libs/testing/src/summary-reporter.mjs'],
  testMatch: ['<rootDir>/{apps,libs,tools}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/tmp', '<rootDir>/.cornerstone'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, useDefineForClassFields: false } },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    }],
  },
};
