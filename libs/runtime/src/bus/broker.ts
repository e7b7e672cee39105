import type { WireMessage } from '@cornerstone/events/envelope';

/** The broker behind a few functions, so that another client can take its place. */
export interface Broker {
  /** Creates what is missing; safe to repeat. */
  ensureTopics(topics: readonly string[]): Promise<void>;
  /** Resolves when the broker has kept all of them, in this order per key. */
  publish(messages: readonly Outgoing[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<Subscribed>;
  close(): Promise<void>;
}

export interface Outgoing extends WireMessage { topic: string }
export interface Incoming extends WireMessage {
  topic: string;
  partition: number;
  offset: string;
  /** The value as it came, where that may not be text. */
  bytes?: Buffer | null;
}

export interface Subscription {
  group: string;
  topics: readonly string[];
  fromBeginning: boolean;
  /** Called one message after another within a partition; when it throws, the message comes again. */
  handle(message: Incoming): Promise<void>;
}

export interface Subscribed { stop(): Promise<void> }
