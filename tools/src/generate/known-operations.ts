import { createHash } from 'node:crypto';
import { Kind, parse, print } from 'graphql';
import * as commands from '../operations';

const PAGES = 'web';

interface Named { id: string; document: string }

/** The operations of our own clients, by the hash that may stand for them: the gateway's operations.json. */
export async function knownOperations(root: string, typed: readonly [file: string, text: string][]): Promise<[string, string]> {
  const pages = typed.filter(([file]) => file.endsWith('gql/graphql.ts')).flatMap(([, text]) => [...text.matchAll(/new TypedDocumentString\(`([^`]*)`/g)].map(([, document]) => document ?? ''));
  const { queries } = await import(`../../../apps/${PAGES}/src/explorer/queries.ts`) as { queries: Named[] };
  const { mutations } = await import(`../../../apps/${PAGES}/src/explorer/mutations.ts`) as { mutations: Named[] };
  const known = [
    ...pages.map((text) => entryOf('console', text)), ...[...queries, ...mutations].map(({ document }) => entryOf('explorer', document)), ...Object.values(commands).map((text) => entryOf('cornerstone', text)),
  ].flatMap((entry) => (entry ? [entry] : []));
  return [`${root}apps/gateway/operations.json`, `${JSON.stringify(Object.fromEntries(known), null, 1)}\n`];
}

/** Null for a text that is only a fragment. */
function entryOf(client: string, given: string): [string, { name: string; client: string; text: string }] | null {
  const document = parse(given);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const text = print(document);
  return operation ? [createHash('sha256').update(text).digest('hex'), { name: operation.name?.value ?? '', client, text }] : null;
}
