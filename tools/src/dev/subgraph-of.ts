import { pathToFileURL } from 'node:url';
import { buildSubgraph } from '@cornerstone/runtime/graph/schema';
import type { ServiceDefinition } from '@cornerstone/runtime/service';

/** A service's schema from its definition, as tools/src/generate emits it. */
export async function schemaIn(file: string): Promise<string> {
  const { definition } = await import(pathToFileURL(file).href) as { definition: ServiceDefinition };
  return `${(await buildSubgraph(definition.slices)).sdl.trim()}\n`;
}
