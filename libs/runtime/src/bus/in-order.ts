import type { DataSource } from 'typeorm';
import { passing } from './failpoint';
import { numberPending, unsentAfter, type Numbered } from './numbering';

/** Whether word has come that events wait, since a numbering last began. */
export interface Word { hasCome: boolean }

/**
 * What is to be sent next, each position after the one before, whoever numbered it: another relay may have numbered events and died, or may not know that its turn is over.
 * What was numbered now goes out only where it follows what went out last, by this relay or as far as all is marked; else all from there on does.
 */
export class InOrder {
  #recovering = false;
  /** The last position that was given out; null: as far as is marked. */
  #last: string | null = null;

  constructor(private readonly source: DataSource, private readonly word: Word) {}

  /** It is not known any more what of what was given out has been sent. */
  forget(): void { [this.#last, this.#recovering] = [null, false]; }
  /** Something that is numbered has not been sent. */
  recover(): void { this.#recovering = true; }

  async next(): Promise<Numbered[]> {
    if (this.#recovering) {
      const unsent = await unsentAfter(this.source, this.#last ?? '0');
      if (unsent.length > 0) return this.#given(unsent);
      this.#recovering = false;
    }
    this.word.hasCome = false;
    const { events, follows, place } = await numberPending(this.source);
    if (events.length === 0) return [];
    passing('relay.numbered');
    if (follows === (this.#last ?? place)) return this.#given(events);
    this.#recovering = true;
    return this.#given(await unsentAfter(this.source, this.#last ?? '0'));
  }

  #given(batch: Numbered[]): Numbered[] {
    this.#last = batch.at(-1)?.position ?? this.#last;
    return batch;
  }
}
