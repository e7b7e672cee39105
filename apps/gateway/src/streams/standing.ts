import type { Incoming, Places } from '@cornerstone/runtime/bus/broker';

type At = Pick<Incoming, 'topic' | 'partition' | 'offset'>;

/** How far a reader has come, in every partition. Nothing is passed twice, and nothing before what was passed. */
export class Standing {
  private readonly next: Map<string, number[]>;

  constructor(from: Places) {
    this.next = new Map(Object.entries(from).map(([topic, places]) => [topic, [...places]]));
  }

  /** False for what has been passed before. */
  pass({ topic, partition, offset }: At): boolean {
    const places = this.next.get(topic) ?? [];
    if (offset < (places[partition] ?? 0)) return false;
    while (places.length < partition) places.push(0);
    places[partition] = offset + 1;
    this.next.set(topic, places);
    return true;
  }

  /** The topics in which something before `end` is still to be passed. */
  behind(end: Places): string[] {
    return Object.entries(end).filter(([topic, places]) => places.some((place, partition) => (this.next.get(topic)?.[partition] ?? 0) < place)).map(([topic]) => topic);
  }

  places(): Places {
    return Object.fromEntries([...this.next].map(([topic, places]) => [topic, [...places]]));
  }
}

export const only = (places: Places, topics: readonly string[]): Places => Object.fromEntries(topics.map((topic) => [topic, places[topic] ?? []]));
