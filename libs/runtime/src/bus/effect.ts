import type { Received } from '@cornerstone/events/define';
import { hasRecorded } from '../record';
import type { Consumer } from '../slice';
import { query, type Tx } from '../transaction';
import { passing } from './failpoint';
import { claimsOf, type Letter } from './letter';
import { park } from './parking.sql';
import { keepPlace, standingFor } from './standing.sql';
import { triage, type Parking } from './triage';

export type EarsFor = (type: string) => readonly Consumer[];

/** Records the ids first, then does what each event does here: twice counts once. Answers how many were new. */
export async function giveEffect(tx: Tx, events: readonly Received[], earsFor: EarsFor): Promise<number> {
  if (events.length === 0) return 0;
  const fresh = await query<{ event_id: string }>(tx, `/* inbox */ insert into inbox (event_id, type, aggregate_id, aggregate_version)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::int[]) on conflict do nothing returning event_id`,
  [events.map((event) => event.id), events.map((event) => event.type), events.map((event) => event.aggregateId), events.map((event) => event.aggregateVersion)]);
  passing('inbox.recorded');
  const left = new Set(fresh.map(({ event_id }) => event_id));
  for (const group of inGroups(events.filter(({ id }) => left.delete(id)), (type) => earsFor(type).some(({ together }) => together))) await affect(tx, group, earsFor(group[0].type));
  passing('inbox.effective');
  return fresh.length;
}

type Group = [Received, ...Received[]];

async function affect(tx: Tx, group: Group, ears: readonly Consumer[]): Promise<void> {
  for (const event of group) {
    const caused: Tx = { ...tx, traceparent: event.traceparent };
    for (const { effect, together } of ears) if (!together) await effect(caused, event as Received<never>);
  }
  for (const { together } of ears) await together?.(tx, group as Received[] as Received<never>[]);
}

/** Events that may have their effect together: of one type, from the front of every key. What one key tells keeps its order; keys have none among each other, as in the stream. */
export function* inGroups(events: readonly Received[], mayGather: (type: string) => boolean): Generator<Group> {
  const queues = Map.groupBy(events, ({ key }) => key);
  const done = new Set<Received>();
  for (const event of events) {
    if (done.has(event)) continue;
    const group: Group = [event];
    if (mayGather(event.type)) {
      group.pop();
      for (const queue of queues.values()) {
        const until = queue.findIndex(({ type }) => type !== event.type);
        group.push(...queue.splice(0, until < 0 ? queue.length : until));
      }
    } else queues.get(event.key)?.shift();
    for (const each of group) done.add(each);
    yield group;
  }
}

/** Messages of one partition, in one transaction: effects, what is put aside, and the place reached. */
export async function takeIn(tx: Tx, letters: readonly Letter[], earsFor: EarsFor): Promise<{ hasRecorded: boolean; parked: readonly Parking[] }> {
  const last = letters.at(-1);
  if (!last) return { hasRecorded: false, parked: [] };
  const keys = [...new Set(letters.flatMap(({ key }) => (key === null ? [] : [key])))];
  const aggregates = [...new Set(letters.flatMap((letter) => claimsOf(letter).aggregateId ?? []))];
  const standing = await standingFor(tx, { ...last.message, keys, aggregateIds: aggregates, eventIds: letters.flatMap(({ event }) => event?.id ?? []) });
  const { give, park: aside, versions } = triage(letters, standing, (type) => earsFor(type).length > 0);
  await giveEffect(tx, give, earsFor);
  if (aside.length > 0) await park(tx, aside);
  await keepPlace(tx, last.message, versions);
  return { hasRecorded: hasRecorded(tx), parked: aside };
}
