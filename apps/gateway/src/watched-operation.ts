import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { Asking } from './asking';
import { boundedNames } from './client-name';
import { hashOf, type KnownOperations } from './limits/known-operations';

export type OperationOutcome = 'whole' | 'partial' | 'refused';
export interface WatchedOperation {
  client: string;
  /** Its name where it is one of our clients' operations; anybody can call an operation anything. */
  operation: string;
  kind: string;
  outcome: OperationOutcome;
  /** The code of each kind of error in it. */
  codes: readonly string[];
  seconds: number;
}
export type WatchOperation = (watched: WatchedOperation) => void;

interface Asked { document?: DocumentNode; operation?: OperationDefinitionNode }
interface Answered { data?: unknown; errors?: readonly GraphQLFormattedError[] }
/** Counts what was asked, by whom it says it was, and how it came out: without errors it is whole. `since` of performance.now(). */
export type Count = (asked: Asked, by: { client?: string | undefined; since?: number | undefined }, answered: Answered) => void;

const outcomeOf = (data: unknown, errors: readonly GraphQLFormattedError[]): OperationOutcome => (errors.length === 0 ? 'whole' : data === undefined || data === null ? 'refused' : 'partial');

export function countingOf(watch: WatchOperation, known: KnownOperations, mostClients: number): Count {
  const clientOf = boundedNames(mostClients);
  // A document is the same object as long as it is remembered.
  const names = new WeakMap<DocumentNode, string>();
  const nameOf = (document: DocumentNode): string => {
    const name = names.get(document) ?? known.nameOf(hashOf(document)) ?? 'other';
    names.set(document, name);
    return name;
  };
  return ({ document, operation }, { client, since = performance.now() }, { data, errors = [] }) => {
    watch({
      client: clientOf(client), operation: document && operation ? nameOf(document) : 'other', kind: operation?.operation ?? 'none', outcome: outcomeOf(data, errors),
      codes: [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))], seconds: (performance.now() - since) / 1_000,
    });
  };
}

/** Each operation that the graph answers is counted. What the gate refuses is counted by its route. */
export const watchedOperation = (count: Count): ApolloServerPlugin<Asking> => ({
  requestDidStart: async ({ contextValue: asking }) => {
    const since = asking.since ?? performance.now();
    return {
      willSendResponse: async ({ operation, document, response: { body } }) => {
        if (body.kind === 'single') count({ ...(document && { document }), ...(operation && { operation }) }, { client: asking.client, since }, body.singleResult);
      },
    };
  },
});
