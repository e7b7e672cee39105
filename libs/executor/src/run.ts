import type { GraphQLFormattedError } from 'graphql';
import type { Answer, Fetch } from './fetch';
import type { JsonObject, Path, Variables } from './value';

/** An error as a service told it, and where in the whole answer it belongs. */
export interface Told { error: GraphQLFormattedError; service: string; path: Path | undefined }

/** Asks a service; `representations` are those of the variables, null for a fetch of root fields. */
export type Ask = (fetch: Fetch, variables: Variables, representations: readonly JsonObject[] | null) => Promise<Answer>;

/** One run of a plan: what was fetched so far, and what went wrong. */
export interface Run { readonly ask: Ask; readonly variables: Variables; readonly data: JsonObject; readonly errors: Told[] }
