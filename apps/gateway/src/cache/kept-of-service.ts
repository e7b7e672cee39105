import type { Fresh } from '@cornerstone/runtime/fresh-question';
import { Latest } from './latest';
import { UntakenEvents, type PartitionPlaces } from './untaken';

/** `ids`: what the event is about; null: it may be anything. */
export interface Heard { source: string; topic: string; partition: number; offset: number; ids: readonly string[] | null }
const topicIn = (partition: string): string => partition.slice(0, partition.lastIndexOf('/'));

/** Ids of which the last change is remembered one by one, for each service; events that one may be behind. */
const MOST_IDS = 50_000;
const MOST_BEHIND = 20_000;

/** Milliseconds: a service that has not told for so long how fresh it is, or has an event that waits so long to be sent, is set aside. */
export const SILENT_MS = 500;
export const UNSENT_MS = 250;

/** Days since 1970 in Asia/Shanghai, which has no summer time. */
const daysAt = (milliseconds: number): number => Math.floor((milliseconds + 8 * 3_600_000) / 86_400_000);

/** What the gateway knows of one service: how far its answers may be kept, and since when. Numbers are those of changes, in the order in which they came here. */
export class KeptOfService {
  readonly untaken = new UntakenEvents(MOST_BEHIND);
  readonly #ofId = new Latest(MOST_IDS);
  /** The last change of anything that the service has. */
  #ofAny = 0;
  /** The last change that may concern every own row: an event of no project. */
  #ofAll = 0;
  /** The last one of which no event told: nothing from before it holds. */
  #since = 0;
  #told: Fresh | null = null;
  #askedAt = -Infinity;
  #askedOn = NaN;
  #hears: ReadonlySet<string> = new Set();
  #own = new Map<string, ReadonlySet<string>>();

  constructor(readonly name: string, private readonly clock: () => number = Date.now) {}

  get edition(): string | null { return this.#told?.edition ?? null; }
  /** Fields that only events of their own row change. */
  ownOf(type: string): ReadonlySet<string> | undefined { return this.#own.get(type); }

  /** It told how fresh it is, when asked at an instant of performance.now(). `next`: the number of the change that another edition or another day is; `heard`: how far this gateway has heard. */
  told(fresh: Fresh, askedAt: number, next: () => number, heard: () => PartitionPlaces): void {
    if (this.#told?.edition !== fresh.edition || this.#told.day !== fresh.day) this.#since = next();
    if (fresh.nature) this.#become(fresh.nature, heard);
    else if (fresh.isSettled) this.untaken.stands(fresh.places);
    this.#told = fresh;
    if (fresh.unsentMs > UNSENT_MS) return;
    this.#askedAt = askedAt;
    this.#askedOn = daysAt(this.clock() - (performance.now() - askedAt));
  }

  /** Whether what it has changed is known here, but for the last moment; once a day has turned, not before it has told which day it has. */
  isLive(now: number): boolean { return now - this.#askedAt < SILENT_MS && daysAt(this.clock()) === this.#askedOn; }
  /** Whether what is read now may be kept at all. */
  isSettled(): boolean { return this.#told?.isSettled === true; }

  #become({ hears, own }: NonNullable<Fresh['nature']>, heard: () => PartitionPlaces): void {
    this.#own = new Map(Object.entries(own).map(([type, fields]) => [type, new Set(fields)]));
    if (this.#told !== null && hears.length === this.#hears.size && hears.every((topic) => this.#hears.has(topic))) return;
    this.#hears = new Set(hears);
    this.untaken.beginAt(Object.fromEntries(Object.entries(heard()).filter(([partition]) => this.#hears.has(topicIn(partition)))));
  }

  /** An event that was heard here. What it changes there is known once it is taken in; its own are there before they are told. */
  heard(number: number, { source, topic, partition, offset, ids }: Heard): void {
    const isHeard = this.#hears.has(topic);
    if (isHeard || source === this.name) this.changed(number, ids);
    if (isHeard) this.untaken.heard(`${topic}/${partition}`, offset, ids);
  }

  changed(number: number, ids: readonly string[] | null): void {
    this.#ofAny = number;
    if (ids === null) this.#ofAll = number;
    else for (const id of ids) this.#ofId.happened(id, number);
  }
  changedAnyhow(number: number): void { this.#since = number; }

  /** The last change that concerns what was read of it: of one own row, or of anything. */
  lastOf(id: string | null): number {
    return Math.max(this.#since, id === null ? this.#ofAny : Math.max(this.#ofAll, this.#ofId.of(id)));
  }
  hasTakenIn(id: string | null): boolean { return id === null ? this.untaken.isNone() : this.untaken.isNoneOf(id); }
}
