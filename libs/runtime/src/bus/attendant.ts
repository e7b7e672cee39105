import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import { isPassing } from '../graph/database-refusals';
import { query, type Tx } from '../transaction';
import { giveEffect } from './effect';
import { passing } from './failpoint';
import type { Inbox } from './inbox';
import { claimsOf, open } from './letter';
import { delay, failed, messageOf, nextOfKey, reasonOf, restKey, type Parked } from './parking.sql';
import { joinEffects, keepVersion, standingFor } from './standing.sql';
import { gapReason, isGap } from './triage';

const TRIES = 5;
/** Seconds until a message that waits is given up, whatever its tries: for another try, or for the version before it. */
const PATIENCE = 30;
const RETRY_PATIENCE_MS = 8_000;
const POLL_MS = 200;

export interface Attendant { stop(): Promise<void> }

/** Tries again what was put aside, key by key, in order: the stream itself never waits for it. */
export function startAttendant(inbox: Inbox, worker: DataSource, log: Log, onDead: () => void): Attendant {
  let running = true;
  const loop = (async () => {
    while (running) {
      await attendDue(inbox, worker, log, onDead, () => running).catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'inbox: parked messages wait, trying again'); });
      await new Promise((resolve) => { setTimeout(resolve, POLL_MS); });
    }
  })();
  return { async stop() { running = false; await loop; } };
}

async function attendDue(inbox: Inbox, worker: DataSource, log: Log, onDead: () => void, running: () => boolean): Promise<void> {
  const due = await worker.query<{ topic: string; key: string }[]>("/* due */ select distinct topic, key from parked_message where state = 'WAITING' and key is not null and next_try_at <= clock_timestamp() limit 50");
  for (const { topic, key } of due) while (running() && await attend(inbox, topic, key, log, onDead) === 'ON');
}

/** One step with a key: `ON` when something of it had its effect and the next may follow. */
export async function attend(inbox: Inbox, topic: string, key: string, log: Log, onDead: () => void): Promise<'ON' | 'REST'> {
  let tried: Parked | null = null;
  try {
    const { outcome, died } = await inbox.within(async (tx) => {
      await query(tx, '/* one attends a key */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${topic}/${key}`]);
      const next = await nextOfKey(tx, topic, key);
      tried = next ?? null;
      return next ? step(tx, inbox, next) : { outcome: 'REST' as const, died: false };
    }, joinEffects(RETRY_PATIENCE_MS));
    if (died) onDead();
    return outcome;
  } catch (fault) {
    if (isPassing(fault) || !tried) throw fault;
    if (await inbox.within((tx) => giveUpOrWait(tx, tried as Parked, fault, log))) onDead();
    return 'REST';
  }
}

interface Step { outcome: 'ON' | 'REST'; died: boolean }
const resting: Step = { outcome: 'REST', died: false };

async function step(tx: Tx, inbox: Inbox, parked: Parked): Promise<Step> {
  const { topic, key } = parked;
  const letter = open(messageOf(parked));
  const { event, fault } = letter;
  if (parked.state === 'DEAD' && !parked.gap) { await restKey(tx, topic, key ?? ''); return resting; }
  const isUnknown = fault?.rule === 'events.unknown-type';
  const { aggregateId, aggregateVersion } = claimsOf(letter);
  if ((!event && !isUnknown) || aggregateId === null || aggregateVersion === null) { await failed(tx, parked.id, { reason: fault?.sentence.en ?? 'unreadable', isDead: true, seconds: 0, tries: 1 }); return { outcome: 'REST', died: true }; }
  const standing = await standingFor(tx, { topic, partition: parked.partition, keys: [], aggregateIds: [aggregateId], eventIds: [] });
  const known = standing.heard.get(aggregateId);
  const last = known?.settled === false ? null : known?.version ?? 0;
  if (isGap(last, aggregateVersion)) {
    if (parked.state === 'DEAD') { await restKey(tx, topic, key ?? ''); return resting; }
    if (parked.waited < PATIENCE) { await delay(tx, parked.id, 1); return resting; }
    await failed(tx, parked.id, { reason: gapReason(last, { aggregateId, aggregateVersion }), isDead: true, seconds: 0, tries: 1 });
    return { outcome: 'REST', died: true };
  }
  if (!event) {
    // Its turn has come, and it is of no use here: what follows need not wait for it.
    await failed(tx, parked.id, { reason: fault?.sentence.en ?? 'unknown', isDead: true, seconds: 0, tries: 1 });
    await query(tx, '/* blocks no longer */ update parked_message set blocking = false where id = $1', [parked.id]);
    await keepVersion(tx, aggregateId, aggregateVersion);
    return { outcome: 'ON', died: true };
  }
  await giveParked(tx, inbox, parked);
  return { outcome: 'ON', died: false };
}

/** The effect of a parked message, late; it is parked no longer. */
export async function giveParked(tx: Tx, inbox: Inbox, parked: Parked): Promise<void> {
  const { event, fault } = open(messageOf(parked));
  if (!event) throw fault ?? new Error('unreadable');
  if (inbox.earsFor(event.type).length > 0) await giveEffect(tx, [event], inbox.earsFor);
  await keepVersion(tx, event.aggregateId, event.aggregateVersion);
  await query(tx, '/* parked no longer */ delete from parked_message where id = $1', [parked.id]);
  passing('parking.effective');
}

async function giveUpOrWait(tx: Tx, parked: Parked, fault: unknown, log: Log): Promise<boolean> {
  const tries = parked.tries + 1;
  const isDead = tries >= TRIES || parked.waited >= PATIENCE;
  const reason = reasonOf(fault);
  log[isDead ? 'error' : 'warn']({ topic: parked.topic, offset: parked.offset, key: parked.key, tries, reason }, isDead ? 'inbox: a message is dead, its key is parked' : 'inbox: no effect yet');
  await failed(tx, parked.id, { reason, isDead, seconds: 0.1 * 2 ** tries, tries: 1 });
  return isDead;
}
