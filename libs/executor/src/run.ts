import type { GraphQLFormattedError } from 'graphql';
import type { Answer, Fetch } from './fetch';
import type { JsonObject, Path, Variables } from './value';

/** An error as a service told it, and where in the whole answer it belongs. */
export interface Told { error: GraphQLFormattedError; service: string; path: Path | undefined }

/** What a fetch must know of entities to ask for them, each once: as JSON texts, and their types. */
export interface Entities { texts: readonly string[]; typeNames: readonly string[] }

/** Asks a service; `variables` are the members of a JSON object, without those for the entities; null: a fetch of root fields. */
export type Ask = (fetch: Fetch, variables: string, entities: Entities | null) => Promise<Answer>;

/** One run of a plan: what was fetched so far, and what went wrong. */
export interface Run { readonly ask: Ask; readonly variables: Variables; readonly data: JsonObject; readonly errors: Told[]; /** Entities that lie in several places, once. */ readonly shared: Set<JsonObject> }
