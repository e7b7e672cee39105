import { generate, type CodegenConfig } from '@graphql-codegen/cli';

/** The console's queries, typed from the supergraph just composed (codegen reads its settings from apps/web). */
export async function typedOperations(root: string, supergraph: string): Promise<[string, string][]> {
  const { default: config } = await import(`${root}apps/web/codegen.ts`) as { default: CodegenConfig };
  const files = await generate({ ...config, cwd: root, schema: supergraph, silent: true }, false) as { filename: string; content: string }[];
  return files.map(({ filename, content }) => [filename.startsWith('/') ? filename : `${root}${filename}`, content]);
}
