import type { Answer } from './fetch';
import { Shared, type Flight, type Patience } from './shared';
import { copyOf, type Json } from './value';

/** Asks for entities by their representations, written one after the other. */
export type Send = (representations: string) => Flight<Answer>;

/** Entities of a batch after which another is begun: what many ask together must not be too much for one answer. */
const MOST = 250;

/** What is asked within one turn of the event loop: each representation once, and where it stands. As long as one asks alone, `first` is all of it. */
interface Batch { first: readonly string[]; at: Map<string, number>; /** How many ask for each. */ wanted: number[]; askers: number; shared: Shared<Answer> }

/**
 * Entities that are asked for in one turn of the event loop, by equal fetches and for equal askers, are asked for together. This is
 * where each of them has a name, the key and its representation, by which it could be kept.
 */
export class Turns {
  readonly #open = new Map<string, Batch>();

  /** `key` says all of the fetch that may change an answer but the representations. */
  async ask(key: string, texts: readonly string[], send: Send, patience: Patience): Promise<Answer> {
    const open = this.#open.get(key);
    const joined = open && !open.shared.isGivenUp && Math.max(open.at.size, open.first.length) < MOST ? open : null;
    const batch = joined ?? this.#begin(key, texts, send);
    batch.askers += 1;
    if (batch.askers === 2) batch.first.forEach((text) => placeOf(batch, text));
    const mine = joined && texts.map((text) => placeOf(batch, text));
    const answer = await batch.shared.wait(patience);
    return batch.askers === 1 ? answer : shareOf(answer, mine ?? texts.map((text) => batch.at.get(text) ?? 0), batch);
  }

  #begin(key: string, first: readonly string[], send: Send): Batch {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    let flight: Flight<Answer> | null = null;
    const batch: Batch = { first, at: new Map(), wanted: [], askers: 0, shared: new Shared({ result: promise, giveUp: (why) => { flight?.giveUp(why); } }) };
    setImmediate(() => {
      if (this.#open.get(key) === batch) this.#open.delete(key);
      if (batch.shared.isGivenUp) return;
      flight = send((batch.askers === 1 ? first : [...batch.at.keys()]).join(','));
      flight.result.then(resolve, reject);
    });
    this.#open.set(key, batch);
    return batch;
  }
}

function placeOf({ at, wanted }: Batch, text: string): number {
  const place = at.get(text) ?? at.size;
  at.set(text, place);
  wanted[place] = (wanted[place] ?? 0) + 1;
  return place;
}

/** One asker's entities and errors, as if they had asked alone. Nobody shares an object: later fetches fill it. */
function shareOf({ data, errors, bytes = 0 }: Answer, mine: readonly number[], { at, wanted }: Batch): Answer {
  const own = errors?.flatMap((error) => {
    const [root, index, ...below] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') return [error];
    const place = mine.indexOf(index);
    return place < 0 ? [] : [{ ...error, path: [root, place, ...below] }];
  });
  const told = own && own.length > 0 ? { errors: own } : {};
  if (!data) return { data: null, ...told };
  const entities = data['_entities'];
  if (!Array.isArray(entities) || entities.length !== at.size) throw new Error(`asked for ${at.size} entities, it answers ${Array.isArray(entities) ? entities.length : 'none'}`);
  const all: readonly Json[] = entities;
  return { data: { _entities: mine.map((place) => ((wanted[place] ?? 1) > 1 ? copyOf(all[place]) : all[place])) }, ...told, bytes: Math.ceil((bytes * mine.length) / at.size) };
}
