import { buildSubgraph } from '@cornerstone/runtime/graph/schema';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import type { FromApp, ToApp } from './words';

/** Runs in a service's process before its own main: it says what it would serve, as tools/src/generate emits it, and waits until it may. */
export async function permitted({ slices }: ServiceDefinition): Promise<void> {
  const allowed = new Promise<void>((resolve) => { process.on('message', (word: ToApp) => { if ('goOn' in word) resolve(); }); });
  const schema = `${(await buildSubgraph(slices)).sdl.trim()}\n`;
  process.send?.({ schema } satisfies FromApp);
  await allowed;
}
