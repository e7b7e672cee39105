import type { Fact } from '@cornerstone/events/define';
import { badInput, conflict } from '@cornerstone/kernel/rejection';
import type { EntityManager } from 'typeorm';
import { AUDIT_DIGEST } from './audit/audit-text';
import type { EntityClass } from './database';
import { newId } from './ids';
import { columnValues, insert, jsonValues } from './rows';
import { prepared, query, type Tx } from './transaction';

/** Where an event belongs: the project it is about and the regions that may hear of it. */
export interface Scope { projectId: string | null; subject: string | null; regionPaths: string[] }

/** A row with a history: each fact raises its version by one. */
export interface Recorded { id: string; version: number; scope(): Scope }

/** What a transaction has recorded: its events, and the ids of what they are about. */
export interface Touched { events: string[]; ids: Set<string> }
/** By the transaction's own manager: what consumers are given is a copy of its `Tx`. */
const recorded = new WeakMap<EntityManager, Touched>();
/** Whether a transaction has events to be sent once it is kept. */
export const hasRecorded = ({ manager }: Tx): boolean => recorded.has(manager);
/** Null where it has recorded nothing. */
export const touchedIn = ({ manager }: Tx): Touched | null => recorded.get(manager) ?? null;

function touch({ manager }: Tx, events: readonly string[], id: string, { projectId }: Scope): void {
  const touched = recorded.get(manager) ?? { events: [], ids: new Set<string>() };
  recorded.set(manager, touched);
  touched.events.push(...events);
  touched.ids.add(id);
  if (projectId !== null) touched.ids.add(projectId);
}

const classOf = <R extends Recorded>(row: R): EntityClass<R> => row.constructor as EntityClass<R>;
const tableOf = (tx: Tx, Entity: EntityClass): string => tx.manager.connection.getMetadata(Entity).tableName;

/** Applies what the rules decided to a loaded row: row, events and audit, or nothing. `evolve` says what a fact changes of the row itself. Answers the row as it is now. */
export async function record<R extends Recorded, F extends Fact>(tx: Tx, row: R, facts: readonly F[], evolve: (before: R, fact: F) => Partial<R> = () => ({})): Promise<R> {
  if (facts.length === 0) return row;
  const Entity = classOf(row);
  const before = columnValues(tx, Entity, row as Partial<R>);
  const after = Object.assign(new Entity(), row);
  for (const fact of facts) Object.assign(after, evolve(after, fact));
  after.version = row.version + facts.length;
  const now = columnValues(tx, Entity, after as Partial<R>);
  const changed = Object.keys(now).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
  const table = tableOf(tx, Entity);
  const updated = await query<object>(tx,
    `/* record ${table} */ with changed as (update ${table} set ${changed.map((name, at) => `"${name}" = $${at + 3}`).join(', ')} where id = $1 and version = $2 returning 1) select * from changed`,
    [row.id, row.version, ...changed.map((name) => now[name])]);
  if (updated.length !== 1) throw conflict(row.version, await versionNow(tx, table, row));
  await keep(tx, table, after, row.version, facts, pick(jsonValues(tx, Entity, row as Partial<R>), changed), pick(jsonValues(tx, Entity, after as Partial<R>), changed));
  return after;
}

async function versionNow(tx: Tx, table: string, { id, version }: Recorded): Promise<number> {
  const [found] = await query<{ version: number }>(tx, `/* version of ${table} */ select version from ${table} where id = $1`, [id]);
  return found?.version ?? version + 1;
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
/** What is said of a new row: its columns, neither what it derives (getters) nor the version, which the facts give it. */
export type New<R extends Recorded> = { [K in keyof R as K extends 'version' | 'scope' ? never : Same<Pick<R, K>, Readonly<Pick<R, K>>> extends true ? never : K]: R[K] };

/** A new row with a history: the row, its first events, its audit. */
export async function enter<R extends Recorded>(tx: Tx, Entity: EntityClass<R>, values: New<R>, facts: readonly Fact[]): Promise<R> {
  const row = Object.assign(new Entity(), values, { version: facts.length });
  await insert(tx, Entity, row as Partial<R>);
  await keep(tx, tableOf(tx, Entity), row, 0, facts, null, jsonValues(tx, Entity, row as Partial<R>));
  return row;
}

/** The broker takes 1 MiB; an event it refuses would hold up all behind it for ever. */
const LARGEST_EVENT = 256 * 1024;

/** Refuses a fact that no broker would take: what makes a batch asks it of each row, so that one row is refused and not all. */
export function requireSendable(facts: readonly Fact[]): void {
  for (const fact of facts) dataOf(fact);
}

function dataOf(fact: Fact): unknown {
  const bytes = Buffer.byteLength(JSON.stringify(fact.data));
  if (bytes > LARGEST_EVENT) throw badInput('events.too-large', { en: `What is told holds ${bytes} bytes, at most ${LARGEST_EVENT} can be sent.`, zh: `事件内容 ${bytes} 字节，超过上限 ${LARGEST_EVENT}。` }, { type: fact.type, bytes });
  return fact.data;
}

const pick = (from: Record<string, unknown>, names: string[]): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, from[name]]));

async function keep(tx: Tx, table: string, row: Recorded, from: number, facts: readonly Fact[], before: object | null, after: object): Promise<void> {
  const scope = row.scope();
  const events = facts.map((fact, at) => ({ id: newId('evt'), type: fact.type, aggregate_version: from + at + 1, known_on: fact.knownOn, data: dataOf(fact) }));
  touch(tx, events.map(({ id }) => id), row.id, scope);
  const last = facts[facts.length - 1];
  await prepared(tx, 'keep', `/* keep events and audit */
    with fact as (select * from jsonb_to_recordset($1::jsonb) as f(id text, type text, aggregate_version int, known_on date, data json)),
    kept as (
      insert into audit as a (actor_id, department_id, entity, entity_id, version, known_on, region_paths, event_ids, project_id, before, after)
      select $6, $7, $9, $3, $10, $11::date, $5, array(select id from fact order by aggregate_version), $2, $12::jsonb, $13::jsonb
      returning a.id, ${AUDIT_DIGEST} as digest),
    happened as (
      insert into event (id, type, key, aggregate_id, aggregate_version, project_id, subject, region_paths, known_on, actor_id, department_id, traceparent, data, audit_id, audit_digest)
      select fact.id, type, coalesce($2, $3), $3, aggregate_version, $2, $4, $5, known_on, $6, $7, $8, data, kept.id, kept.digest from fact, kept)
    insert into pending (event_id) select id from fact order by aggregate_version`,
  [JSON.stringify(events), scope.projectId, row.id, scope.subject, scope.regionPaths, tx.actor.id, tx.actor.departmentId, tx.traceparent,
    table, from + facts.length, last?.knownOn, before && JSON.stringify(before), JSON.stringify(after)]);
}

export interface Entry<R extends Recorded> { row: R; facts: readonly Fact[] }

/** Many new rows of one class, in a few statements for every 500: what `enter` does for one. Events in the order given. */
export async function enterAll<R extends Recorded>(tx: Tx, entries: readonly Entry<R>[]): Promise<void> {
  for (let at = 0; at < entries.length; at += 500) await enterSome(tx, entries.slice(at, at + 500));
}

async function enterSome<R extends Recorded>(tx: Tx, entries: readonly Entry<R>[]): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const Entity = classOf(first.row);
  const table = tableOf(tx, Entity);
  for (const { row, facts } of entries) row.version = facts.length;
  const rows = entries.map(({ row }) => columnValues(tx, Entity, row as Partial<R>));
  const names = Object.keys(columnValues(tx, Entity, first.row as Partial<R>));
  const line = (_: unknown, row: number): string => `(${names.map((__, at) => `$${row * names.length + at + 1}`).join(', ')})`;
  await query(tx, `/* insert all ${table} */ insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values ${rows.map(line).join(', ')}`,
    rows.flatMap((row) => names.map((name) => row[name])));
  await keepAll(tx, table, entries.map(({ row, facts }) => ({ row, facts, from: 0, before: null, after: jsonValues(tx, Entity, row as Partial<R>) })));
}

/** What is decided of a loaded row: the facts, and what they make of it together. */
export interface Changed<R extends Recorded> extends Entry<R> { to: Partial<R> }

/** Many loaded rows of one class, in a few statements for every 500: what `record` does for one. Each row with a fact at least. Answers the rows as they are now. */
export const recordAll = <R extends Recorded>(tx: Tx, changes: readonly Changed<R>[]): Promise<R[]> => recordCourses(tx, changes.map(({ row, facts, to }) => ({ row, isNew: false, steps: [{ facts, to }] })));

/** Facts of one row that are known since the same day, and what they make of it. */
export interface Step<R extends Recorded> { facts: readonly Fact[]; to: Partial<R> }
/** What was decided of one row, step after step: each is a change of its own in the audit, so that the row is known as of each step's day. `row` is how it was before; a new one with version 0. */
export interface Course<R extends Recorded> { row: R; isNew: boolean; steps: readonly Step<R>[] }

/** Many rows of one class, new ones and loaded ones, each written once however many steps it went: row, events and audit, or nothing. A conflict refuses all. */
export async function recordCourses<R extends Recorded>(tx: Tx, courses: readonly Course<R>[]): Promise<R[]> {
  const rows: R[] = [];
  for (let at = 0; at < courses.length; at += 500) rows.push(...await recordSome(tx, courses.slice(at, at + 500)));
  return rows;
}

async function recordSome<R extends Recorded>(tx: Tx, courses: readonly Course<R>[]): Promise<R[]> {
  const [first] = courses;
  if (!first) return [];
  const Entity = classOf(first.row);
  const table = tableOf(tx, Entity);
  const walked = courses.map((course) => walk(tx, Entity, course));
  await enterRows(tx, table, walked.filter((_, at) => courses[at]?.isNew));
  await changeRows(tx, table, walked.filter((_, at) => !courses[at]?.isNew));
  await keepAll(tx, table, walked.flatMap(({ kept }) => kept));
  return walked.map(({ now }) => now);
}

interface Walked<R extends Recorded> { was: R; now: R; after: Record<string, unknown>; kept: Kept[] }

/** The row after its last step, and what each step changed. */
function walk<R extends Recorded>(tx: Tx, Entity: EntityClass<R>, { row, isNew, steps }: Course<R>): Walked<R> {
  let now = row;
  let before = jsonValues(tx, Entity, row as Partial<R>);
  const kept: Kept[] = [];
  for (const { facts, to } of steps) {
    const next = Object.assign(new Entity(), now, to, { version: now.version + facts.length });
    const after = jsonValues(tx, Entity, next as Partial<R>);
    const entered = isNew && kept.length === 0;
    const changed = Object.keys(after).filter((name) => name !== 'id' && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    kept.push({ row: next, facts, from: now.version, before: entered ? null : pick(before, changed), after: entered ? after : pick(after, changed) });
    [now, before] = [next, after];
  }
  return { was: row, now, after: before, kept };
}

async function enterRows<R extends Recorded>(tx: Tx, table: string, walked: readonly Walked<R>[]): Promise<void> {
  const [first] = walked;
  if (!first) return;
  const names = Object.keys(first.after).map((name) => `"${name}"`).join(', ');
  await query(tx, `/* enter all ${table} */ insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(walked.map(({ after }) => after))]);
}

async function changeRows<R extends Recorded>(tx: Tx, table: string, walked: readonly Walked<R>[]): Promise<void> {
  const [first] = walked;
  if (!first) return;
  const names = [...new Set(walked.flatMap(({ kept }) => kept.flatMap(({ after }) => Object.keys(after))))].filter((name) => name !== 'id');
  // Each is read once (materialized), whatever the planner thinks of how few there are.
  const updated = await query<object>(tx, `/* record all ${table} */ with told as (select * from jsonb_to_recordset($1::jsonb) as t(was int, after jsonb)),
    now as materialized (select told.was, r.* from told, jsonb_populate_record(null::${table}, told.after) r),
    changed as (update ${table} o set ${names.map((name) => `"${name}" = now."${name}"`).join(', ')} from now where o.id = now.id and o.version = now.was returning 1)
    select * from changed`, [JSON.stringify(walked.map(({ was, after }) => ({ was: was.version, after })))]);
  if (updated.length !== walked.length) throw conflict(first.was.version, await versionNow(tx, table, first.was));
}

interface Kept { row: Recorded; facts: readonly Fact[]; from: number; before: object | null; after: object }

async function keepAll(tx: Tx, table: string, changes: readonly Kept[]): Promise<void> {
  const kept = changes.map(({ row, facts, from, before, after }, ordinal) => {
    const scope = row.scope();
    const { projectId, subject, regionPaths } = scope;
    const events = facts.map((fact, at) => ({ event_id: newId('evt'), type: fact.type, aggregate_version: from + at + 1, known_on: fact.knownOn, data: dataOf(fact) }));
    touch(tx, events.map(({ event_id }) => event_id), row.id, scope);
    return { ordinal, event_ids: events.map(({ event_id }) => event_id), id: row.id, project_id: projectId, subject, region_paths: regionPaths, version: from + facts.length, known_on: facts.at(-1)?.knownOn, before, after, events };
  });
  await query(tx, `/* keep all events and audits */
    with entered as (select * from jsonb_to_recordset($1::jsonb) as e(ordinal int, event_ids text[], id text, project_id text, subject text, region_paths text[], version int, known_on date, before jsonb, after jsonb, events jsonb)),
    fact as (select e.ordinal, e.id, e.version as audited, e.project_id, e.subject, e.region_paths, f.* from entered e,
      jsonb_to_recordset(e.events) as f(event_id text, type text, aggregate_version int, known_on date, data json)),
    kept as (
      insert into audit as a (actor_id, department_id, entity, entity_id, version, known_on, region_paths, event_ids, project_id, before, after)
      select $2, $3, $5, id, version, known_on, region_paths, event_ids, project_id, before, after from entered e order by ordinal
      returning a.id, a.entity_id, a.version, ${AUDIT_DIGEST} as digest),
    happened as (
      insert into event (id, type, key, aggregate_id, aggregate_version, project_id, subject, region_paths, known_on, actor_id, department_id, traceparent, data, audit_id, audit_digest)
      select event_id, type, coalesce(project_id, fact.id), fact.id, aggregate_version, project_id, subject, region_paths, known_on, $2, $3, $4, data, kept.id, kept.digest
      from fact join kept on kept.entity_id = fact.id and kept.version = fact.audited)
    insert into pending (event_id) select event_id from fact order by ordinal, aggregate_version`,
  [JSON.stringify(kept), tx.actor.id, tx.actor.departmentId, tx.traceparent, table]);
}
