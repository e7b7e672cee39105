import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const only = (sourceTag, ...allowed) => ({ sourceTag, onlyDependOnLibsWithTags: allowed.map((name) => `type:${name}`) });

const banned = { any: '`any` hides what a value is.', clock: 'A rule takes the day and ids as arguments.' };

export default tseslint.config(
  { ignores: ['**/node_modules', 'dist', 'tmp', '.nx', '.cornerstone', 'apps/web/src/gql', 'apps/web/dist'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin, '@nx': nx },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-console': 'error', 'no-empty': 'error', 'no-var': 'error', 'prefer-const': 'error', eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that has it.' },
        { selector: 'ClassDeclaration[id.name=/(Manager|Helper|Util|Base|Common|Dto|Impl|Repository)$/]', message: 'Name it by what it is in the field.' },
        { selector: 'CallExpression[callee.property.name=/^(skip|only|todo)$/][callee.object.name=/^(it|test|describe)$/]', message: 'No skipped tests.' }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', {
        allow: [], enforceBuildableLibDependency: false,
        // Tests of the runtime run on the databases that testing clones, and testing starts services on the runtime. Only tests: see below.
        ignoredCircularDependencies: [['testing', 'runtime']],
        depConstraints: [
          only('type:kernel', 'kernel'), only('type:events', 'kernel'), only('type:runtime', 'events', 'kernel', 'testing'), only('type:ledgers', 'kernel'), only('type:stack', 'kernel'), only('type:executor', 'stack'), only('type:files', 'kernel', 'testing'),
          only('type:service', 'runtime', 'events', 'kernel', 'testing'), only('type:gateway', 'executor', 'runtime', 'events', 'kernel', 'files', 'ledgers', 'testing'), only('type:identity', 'runtime', 'kernel', 'testing'),
          only('type:testing', 'runtime', 'events', 'kernel', 'stack'), only('type:web', 'kernel'),
          only('type:tools', 'runtime', 'events', 'kernel', 'files', 'ledgers', 'stack', 'testing'),
        ],
      }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'], ignores: ['**/*.test.ts', '**/*.fixture.ts', 'libs/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@cornerstone/testing/*'], message: 'Only tests use testing.' }, { group: ['kafkajs'], message: 'kafkajs stays behind the broker port in runtime.' }] }] },
  },
  // What measures stands beside the port as well as behind it, and borrows the tests' database.
  { files: ['libs/runtime/src/bus/{kafka-*,partitioner*}.ts', 'tools/src/bench/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['**/*.rules.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!@cornerstone/(kernel|events)/|\\./[^/]+\\.rules$|\\.\\./[^/]+/[^/]+\\.rules$).*', message: 'A rule imports kernel, events and other rules only.' }] }],
      'no-restricted-syntax': ['error',
        { selector: ':function[async=true]', message: banned.clock }, { selector: 'AwaitExpression', message: 'A rule does not wait.' },
        { selector: "NewExpression[callee.name='Date']", message: banned.clock }, { selector: "MemberExpression[object.name='Date'][property.name='now']", message: banned.clock },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: banned.clock }, { selector: "MemberExpression[object.name='process']", message: 'A rule reads no settings.' }],
    },
  },
  {
    // Nobody imports another slice's resolver or consumer: what two slices share is an entity, a rule or a statement.
    files: ['apps/*/src/*/**/*.ts'], ignores: ['**/*.test.ts', '**/*.rules.ts', 'apps/web/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['../*/*.resolver', '../*/*.consumer'], message: 'Another slice\'s resolver or consumer is not for import.' }, { group: ['@cornerstone/testing/*'], message: 'Only tests use testing.' }, { group: ['kafkajs'], message: 'kafkajs stays behind the broker port in runtime.' }] }] },
  },
);
