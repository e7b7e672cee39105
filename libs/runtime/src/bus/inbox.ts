import { catalogue } from '@cornerstone/events/catalogue';
import { topicOf, type Received } from '@cornerstone/events/define';
import type { DataSource } from 'typeorm';
import { systemActor } from '../actor';
import type { Clock } from '../clock';
import { isPassing } from '../graph/database-refusals';
import type { Log } from '../log';
import type { Consumer } from '../slice';
import type { Beside } from '../opening';
import { inTransaction, type Tx } from '../transaction';
import type { Broker, Handle, Subscribed } from './broker';
import { giveEffect, takeIn, type EarsFor } from './effect';
import { passing } from './failpoint';
import { open, type Letter } from './letter';
import { park, reasonOf } from './parking.sql';
import { passBy } from './pass-by';
import { joinEffects, keepPlace } from './standing.sql';

export interface Inbox {
  topics: readonly string[];
  /** What a type does here; empty for one without an ear. */
  earsFor: EarsFor;
  /** One effect per event id: false when this event has had its effect before. */
  receive(event: Received): Promise<boolean>;
  /** Messages of one partition: each has its effect, or is put aside with its reason. Throws only while the database is away. */
  handle: Handle;
  /** Runs work as the service itself. */
  within<T>(work: (tx: Tx) => Promise<T>, beside?: Beside): Promise<T>;
}

/** Several slices may hear the same type: all effects of one event share its transaction. */
export const effectsByType = (consumers: readonly Consumer[]): ReadonlyMap<string, readonly Consumer[]> => Map.groupBy(consumers, ({ type }) => type);

/** Older messages stay in the stream, and where both versions are told the older one comes first: whoever hears the newer hears both. */
function refuseHalfEars(types: readonly string[]): void {
  for (const type of types) {
    const before = catalogue.get(type)?.before?.definition.type;
    if (before && !types.includes(before)) throw new Error(`${type} is heard, but not ${before}, whose messages stay in the stream`);
  }
}

const bare = ({ message, key, fault }: Letter): Letter => ({ message: { ...message, headers: {} }, key, event: null, fault });

/** What hears a type: its own ears first, then those that hear everything. */
export function earsOf(consumers: readonly Consumer[]): EarsFor {
  const byType = effectsByType(consumers);
  refuseHalfEars([...byType.keys()]);
  const everything = byType.get('*') ?? [];
  const heard = new Map([...byType].map(([type, own]) => [type, type === '*' ? [...own, ...own] : [...own, ...everything]]));
  return (type) => heard.get(type) ?? everything;
}

export const topicsOf = (consumers: readonly Consumer[]): string[] =>
  [...new Set(consumers.map(({ type }) => type).filter((type) => type !== '*').map(topicOf))];

export function createInbox(source: DataSource, service: string, consumers: readonly Consumer[], clock: Clock, log: Log, afterEffect: () => void): Inbox {
  const earsFor = earsOf(consumers);
  const within = <T>(work: (tx: Tx) => Promise<T>, beside?: Beside): Promise<T> => inTransaction(source, { actor: systemActor(service), service, today: clock.today(), beside }, work);
  const takeAll = async (letters: readonly Letter[]): Promise<void> => {
    const { hasRecorded, parked } = await within((tx) => takeIn(tx, letters, earsFor), joinEffects());
    passing('inbox.committed');
    for (const { letter, reason, state } of parked) log.warn({ topic: letter.message.topic, offset: letter.message.offset, key: letter.message.key, reason, state }, 'inbox: a message was put aside');
    // The relay has something to send then: an event of ours, or word of a dead letter.
    if (hasRecorded || parked.length > 0) afterEffect();
  };
  /** Alone it may do what it could not among others; what it still cannot is put aside, and its key with it. */
  const takeOne = async (letter: Letter): Promise<void> => {
    try {
      await takeAll([letter]);
    } catch (fault) {
      if (isPassing(fault)) throw fault;
      log.warn({ fault: String(fault), topic: letter.message.topic, offset: letter.message.offset }, 'inbox: no effect yet, put aside');
      const aside = (kept: Letter): Promise<void> => within(async (tx) => {
        await park(tx, [{ letter: kept, state: kept.key === null ? 'DEAD' : 'WAITING', blocking: true, gap: false, reason: reasonOf(fault) }]);
        await keepPlace(tx, letter.message, new Map());
      });
      // What cannot even be put aside as it is goes without its headers: nothing may hold up its partition.
      await aside(letter).catch((second: unknown) => { if (isPassing(second)) throw second; return aside(bare(letter)); });
      passing('parking.parked');
    }
  };
  return {
    topics: topicsOf(consumers), earsFor, within,
    async receive(event) {
      if (earsFor(event.type).length === 0) return false;
      const done = await within(async (tx) => (await giveEffect(tx, [event], earsFor)) === 1);
      if (done) afterEffect();
      return done;
    },
    async handle(messages) {
      const letters = messages.map((message) => open(message));
      try {
        if (!(await passBy(source, letters, earsFor))) await takeAll(letters);
      } catch (fault) {
        // A database that is away is no fault of the messages: they come again.
        if (isPassing(fault)) throw fault;
        for (const letter of letters) await takeOne(letter);
      }
    },
  };
}

export const startInbox = (inbox: Inbox, broker: Broker, service: string, topics: readonly string[]): Promise<Subscribed> =>
  broker.subscribe({ group: service, topics, fromBeginning: true, handle: inbox.handle });
