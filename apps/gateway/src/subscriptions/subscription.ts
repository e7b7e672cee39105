import type { Received } from '@cornerstone/events/define';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { FieldNode, GraphQLFormattedError } from 'graphql';
import type { Variables } from '../selections';
import type { AdmittedOperation } from './admission';

export interface Result { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }
/** Asks the graph as the person who subscribed. */
export type Ask = (query: string, variables: Variables) => Promise<Result>;

/** What one subscription does with the events. */
export interface Subscription {
  isWanted(event: Received): boolean;
  /** Only the newest of those that wait is worth an answer. */
  newestOnly: boolean;
  answer(event: Received): Promise<Result>;
}

/** One root field, however often it stands in the document. */
export interface AskedRoot { asked: AdmittedOperation; fields: readonly [FieldNode, ...FieldNode[]]; arguments: Variables; ask: Ask; language: Language }
export type Root = (root: AskedRoot) => Promise<Subscription>;
