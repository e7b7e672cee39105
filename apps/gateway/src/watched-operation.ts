import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
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

const outcomeOf = (data: unknown, errors: readonly GraphQLFormattedError[]): OperationOutcome => (errors.length === 0 ? 'whole' : data === undefined || data === null ? 'refused' : 'partial');

/** Counts what was asked, by whom it says it was, and how it came out. What the gate refuses is counted by its route. */
export function watchedOperation(watch: WatchOperation, known: KnownOperations, mostClients: number): ApolloServerPlugin<Asking> {
  const clientOf = boundedNames(mostClients);
  // A document is the same object as long as it is remembered.
  const names = new WeakMap<DocumentNode, string>();
  const nameOf = (document: DocumentNode): string => {
    const name = names.get(document) ?? known.nameOf(hashOf(document)) ?? 'other';
    names.set(document, name);
    return name;
  };
  return {
    requestDidStart: async () => {
      const since = performance.now();
      return {
        willSendResponse: async ({ operation, document, response: { body }, contextValue: { client } }) => {
          if (body.kind !== 'single') return;
          const { data, errors = [] } = body.singleResult;
          watch({
            client: clientOf(client), operation: document && operation ? nameOf(document) : 'other', kind: operation?.operation ?? 'none', outcome: outcomeOf(data, errors),
            codes: [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))], seconds: (performance.now() - since) / 1_000,
          });
        },
      };
    },
  };
}
