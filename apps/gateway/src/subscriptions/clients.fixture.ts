import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SmallHouse } from '../small-house.fixture';
import type { Result } from './subscription';

export interface Heard {
  results: Result[];
  /** What ended it beside its own end. */
  failure: unknown;
  over: Promise<void>;
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}
export type Way = 'graphql-ws' | 'graphql-sse';
interface Given { as?: string; variables?: Record<string, unknown>; language?: string; authorization?: string; headers?: Record<string, string> }

/** Resolves when one more listens to the hub. */
function nextListener({ streams: { hub } }: SmallHouse): Promise<void> {
  const { listen } = hub;
  return new Promise((resolve) => { hub.listen = (listener) => { hub.listen = listen; resolve(); return listen(listener); }; });
}

interface Client { subscribe(operation: { query: string; variables?: Record<string, unknown> }, sink: { next(result: unknown): void; error(fault: unknown): void; complete(): void }): () => void; dispose(): void | Promise<void> }

/** Subscribes (or asks) with the real client of a way; resolves once the server knows of it. */
export async function subscribe(house: SmallHouse, way: Way, query: string, { as = 'drc', variables, language = 'en', authorization, headers: more = {} }: Given = {}): Promise<Heard> {
  const headers = { authorization: authorization ?? `Bearer ${await house.token(as)}`, 'accept-language': language, ...more };
  const client: Client = way === 'graphql-sse' ? createSseClient({ url: `${house.address}/graphql`, headers, retryAttempts: 0 })
    : createWsClient({ url: `${house.address.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: headers, retryAttempts: 0 });
  const listens = nextListener(house);
  let look: () => void = () => undefined;
  let finish: () => void = () => undefined;
  const heard: Heard = {
    results: [], failure: null, over: new Promise((resolve) => { finish = resolve; }),
    async until(count) {
      const limit = Date.now() + 5_000;
      while (heard.results.length < count) {
        if (Date.now() > limit || heard.failure) throw new Error(`heard only ${JSON.stringify(heard.results)} ${JSON.stringify(heard.failure)}`);
        await new Promise<void>((resolve) => { look = resolve; setTimeout(resolve, 200); });
      }
    },
    stop: async () => { await client.dispose(); },
  };
  client.subscribe({ query, ...(variables && { variables }) }, {
    next: (result) => { heard.results.push(result as Result); look(); },
    error: (failure) => { heard.failure = failure; look(); finish(); }, complete: () => { look(); finish(); },
  });
  await Promise.race([heard.over, listens]);
  return heard;
}
