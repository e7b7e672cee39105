/** The broker behind a few functions, so that another client can take its place. */
export interface Broker {
  /** Creates what is missing; safe to repeat. Messages of up to a MiB, or of as many bytes as `largest` says. */
  ensureTopics(topics: readonly string[], largest?: number): Promise<void>;
  /** Resolves when the broker has kept all of them, in this order per key. */
  publish(messages: readonly Outgoing[]): Promise<void>;
  /** One of a group: the partitions are shared among its members, and where the group stands is kept by the broker. */
  subscribe(subscription: Subscription): Promise<Subscribed>;
  /** On one's own, from given places on: nothing is shared, nothing is kept. */
  read(reading: Reading): Promise<Subscribed>;
  /** The place of the first message kept, of the next one to come, or of the first one since an instant. */
  places(topics: readonly string[], at: 'beginning' | 'end' | Date): Promise<Places>;
  close(): Promise<void>;
}

export interface Outgoing { topic: string; key: string | null; value: string | Buffer | null; headers: Record<string, string> }

export interface Incoming {
  topic: string;
  partition: number;
  offset: number;
  /** When the broker was given it, in milliseconds since 1970. */
  at: number;
  key: string | null;
  /** As it came: it may not be text. */
  value: Buffer | null;
  headers: Record<string, string>;
}

/** For each topic the offset of the next message in each of its partitions. */
export type Places = Readonly<Record<string, readonly number[]>>;

/** Messages of one partition, in their order, at most 100. When it throws, the same come again after a while; until then nothing else of the partition does. */
export type Handle = (messages: readonly Incoming[]) => Promise<void>;

export interface Subscription { group: string; topics: readonly string[]; fromBeginning: boolean; handle: Handle }
/** A partition that `from` does not name is read from its beginning. */
export interface Reading { topics: readonly string[]; from: Places; handle: Handle }

export interface Subscribed {
  stop(): Promise<void>;
  /** An instant, of performance.now(): what the broker was given before it has been handled, but for what is too much for one fetch. Only where the client can say so. */
  upTo?(): number;
}

/** A batch is large enough to be worth a transaction, and small enough to be done between two heartbeats. */
export const LARGEST_BATCH = 500;
