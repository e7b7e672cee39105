import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { graphClient, GraphRefused, type Ask } from '../graph-client';

/** Does the story's mutations as its people, each under a key of its own: telling it again changes nothing. */
export interface Teller {
  as(login: string): Promise<Ask>;
  /** `do('clerk.zz', 'd01-report-3', 'reportProgress', 'ReportProgressInput', input, '{ id }')` → the answer. */
  tell<T>(login: string, key: string, mutation: string, input: object, selection?: string): Promise<T>;
  /** Several mutations of one person in one request, carried out one after the other, each under its own key. */
  tellAll(login: string, steps: readonly Step[]): Promise<void>;
  /** A file of evidence, once: one of the same bytes that the project has already is taken. Answers its id. */
  keep(login: string, project: { id: string; code: string }, file: { name: string; mediaType: string; bytes: Buffer }): Promise<string>;
}

export interface Step { key: string; mutation: string; input: object }

const PATIENCE_MS = 60_000;
/** Of mutations in a request: the gateway takes twenty, and gives a service three seconds for them. */
const AT_ONCE = 12;
const inputOf = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
const keyOf = (key: string): string => `demonstration-1/${key}`;

export function teller(graphUrl: string, tokenFor: (login: string) => Promise<string>): Teller {
  const clients = new Map<string, Promise<Ask>>();
  const as = (login: string): Promise<Ask> => {
    const known = clients.get(login) ?? tokenFor(login).then((token) => graphClient(graphUrl, token));
    clients.set(login, known);
    return known;
  };
  return {
    as,
    async tell<T>(login: string, key: string, mutation: string, input: object, selection = '{ id }'): Promise<T> {
      const document = `mutation Story($input: ${inputOf(mutation)}!, $key: String) { told: ${mutation}(input: $input, idempotencyKey: $key) ${selection} }`;
      const ask = await as(login);
      const { told } = await once(() => ask<{ told: T }>(document, { input, key: keyOf(key) }));
      return told;
    },
    async tellAll(login, steps) {
      const ask = await as(login);
      for (let from = 0; from < steps.length; from += AT_ONCE) {
        const some = steps.slice(from, from + AT_ONCE);
        const fields = some.map(({ mutation }, at) => `told${at}: ${mutation}(input: $input${at}, idempotencyKey: $key${at}) { __typename }`);
        const document = `mutation Stories(${some.map(({ mutation }, at) => `$input${at}: ${inputOf(mutation)}!, $key${at}: String`).join(', ')}) { ${fields.join(' ')} }`;
        const variables = Object.fromEntries(some.flatMap(({ input, key }, at) => [[`input${at}`, input], [`key${at}`, keyOf(key)]]));
        await once(() => ask(document, variables));
      }
    },
    async keep(login, { id, code }, { name, mediaType, bytes }) {
      const ask = await as(login);
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { project } = await ask<{ project: { files: { nodes: { id: string; digest: string }[] } } }>('query($id: ID!) { project(id: $id) { files(first: 100) { nodes { id digest } } } }', { id });
      const known = project.files.nodes.find((file) => file.digest === digest);
      if (known) return known.id;
      const address = new URL(`/files?${new URLSearchParams({ project: code, kind: 'EVIDENCE', name }).toString()}`, graphUrl);
      const response = await fetch(address, { method: 'POST', body: new Uint8Array(bytes), headers: { authorization: `Bearer ${await tokenFor(login)}`, 'content-type': mediaType } });
      if (response.status !== 201) throw new Error(`${name} was not taken: ${response.status} ${await response.text()}`);
      return (await response.json() as { id: string }).id;
    },
  };
}

/** What one service has just told reaches the others by event: a thing not found yet is asked for again, bounded. */
async function once<T>(act: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await act();
    } catch (fault) {
      const waits = fault instanceof GraphRefused && fault.faults.some(({ extensions }) => extensions?.code === 'NOT_FOUND' || extensions?.code === 'UNAVAILABLE');
      if (!waits || Date.now() > until) throw fault;
      await delay(100);
    }
  }
}
