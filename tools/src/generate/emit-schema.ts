import 'reflect-metadata';
import { buildSubgraph } from '@cornerstone/runtime/graph/schema';
import type { ServiceDefinition } from '@cornerstone/runtime/service';

// One process a service: type-graphql keeps its types in one global store.
const [service = ''] = process.argv.slice(2);
const { definition } = await import(`../../../apps/${service}/src/slices.ts`) as { definition: ServiceDefinition };
const { sdl } = await buildSubgraph(definition.slices);
process.stdout.write(`${sdl.trim()}\n`);
