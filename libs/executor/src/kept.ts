import type { Answer } from './fetch';
import type { Json } from './value';

/** Where entities of one fetch are kept: what it asks beside the representations is settled. Whether something may be kept, or given out, is for it to say. */
export interface Keeping {
  /** What is kept of a representation, as an object of its own; undefined where nothing is. An entity may be null. */
  find(representation: string): Json | undefined;
  /** Told of what came for a representation that was not found. The entity is the caller's, who fills it later. */
  keep(representation: string, entity: Json): void;
}

type Errors = NonNullable<Answer['errors']>;
/** `keep`: lays down what came, for who has found it to be as it should; before anything is filled into it. */
export interface Keepable extends Answer { keep?(): void }
export type AskFor = (representations: readonly string[]) => Promise<Answer>;

/** Entities by their representations: those that are not kept are asked for. An answer with errors is passed on, and nothing of it is kept. */
export async function askKeeping(keeping: Keeping, texts: readonly string[], ask: AskFor): Promise<Keepable> {
  const found = texts.map((text) => keeping.find(text));
  const missing = [...found.keys()].filter((at) => found[at] === undefined);
  if (missing.length === 0) return { data: { _entities: found as Json[] }, bytes: 0 };
  const asked = missing.map((at) => texts[at] as string);
  const { data, errors, ...rest } = await ask(asked);
  const told = errors && { errors: inPlace(errors, missing) };
  if (!data) return { data: null, ...told, ...rest };
  const came = data['_entities'];
  if (!Array.isArray(came) || came.length !== missing.length) throw new Error(`asked for ${missing.length} entities, it answers ${Array.isArray(came) ? came.length : 'none'}`);
  const entities: readonly Json[] = came;
  for (const [index, at] of missing.entries()) found[at] = entities[index] ?? null;
  const keep = (): void => { for (const [index, text] of asked.entries()) keeping.keep(text, entities[index] ?? null); };
  return { data: { _entities: found as Json[] }, ...told, ...rest, ...(!errors?.length && { keep }) };
}

/** An error of the second that was asked for is one of where that one stands among all. */
const inPlace = (errors: Errors, missing: readonly number[]): Errors => errors.map((error) => {
  const [root, index, ...below] = error.path ?? [];
  const place = root === '_entities' && typeof index === 'number' ? missing[index] : undefined;
  return place === undefined ? error : { ...error, path: [root as string, place, ...below] };
});
