import type { CodegenConfig } from '@graphql-codegen/cli';

/** `graphql-codegen --config apps/web/codegen.ts`, from the root: types of every `graphql()` document, from the composed supergraph. */
const config: CodegenConfig = {
  schema: 'apps/gateway/supergraph.graphql',
  documents: ['apps/web/src/**/*.{ts,tsx}', '!apps/web/src/gql/**', '!apps/web/src/explorer/**'],
  generates: {
    'apps/web/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string', useTypeImports: true, enumsAsTypes: true, skipTypename: true,
        scalars: { ID: 'string', Date: 'string', DateTime: 'string', Decimal: 'string' }, strictScalars: false, defaultScalarType: 'unknown',
      },
    },
  },
};
export default config;
