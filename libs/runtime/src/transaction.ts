import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { ClientBase } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Actor } from './actor';
import { scopesFor, type Operation } from './rights';

/** One transaction of one service: everything that reads or writes goes through it. */
export interface Tx {
  manager: EntityManager;
  actor: Actor;
  /** The service's name: source of its events. */
  service: string;
  today: Day;
  traceparent: string | null;
}

export interface TxOptions { actor: Actor; service: string; today: Day; traceparent?: string | null; /** Without one, row security lets the person write nothing. */ operation?: Operation }

const settings = (actor: Actor, operation: Operation | null): string[] => [actor.id, actor.regions === '*' ? '*' : actor.regions.join(','), actor.departments.join(','), scopesFor(actor, operation).join(',')];

const ACT = "set_config('app.actor', $1, true), set_config('app.regions', $2, true), set_config('app.departments', $3, true), set_config('app.scopes', $4, true)";

/** Row security reads these; they end with the transaction, so no pooled connection carries a person over. */
export const actAs = (manager: EntityManager, actor: Actor, operation: Operation | null = null): Promise<unknown> => manager.query(`/* actAs */ select ${ACT}`, settings(actor, operation));

/** The same for who only reads: nothing can be written then, whatever a resolver tries. */
export const readAs = (manager: EntityManager, actor: Actor): Promise<unknown> =>
  manager.query(`/* readAs */ select ${ACT}, set_config('transaction_read_only', 'on', true)`, settings(actor, null));

/** The one way into the database. The work's rows, events and audit are kept together or not at all. */
export function inTransaction<T>(source: DataSource, options: TxOptions, work: (tx: Tx) => Promise<T>): Promise<T> {
  return source.transaction(async (manager) => {
    await actAs(manager, options.actor, options.operation);
    return work({ manager, actor: options.actor, service: options.service, today: options.today, traceparent: options.traceparent ?? null });
  });
}

/** One connection runs one statement at a time: resolvers of one operation share it and take turns. */
const lastOf = new WeakMap<QueryRunner, Promise<unknown>>();

/** Resolves when the statements asked for so far have had their turn: a transaction ends after them, not among them. */
export async function settled({ manager }: Tx): Promise<void> {
  if (manager.queryRunner) await lastOf.get(manager.queryRunner);
}

/** Reading transactions whose caller has gone: what waits for its turn there does not get it. */
const givenUp = new WeakSet<QueryRunner>();

export function giveUp({ manager }: Tx): void {
  if (manager.queryRunner) givenUp.add(manager.queryRunner);
}

/** Told to nobody: whoever asked has gone, or has the answer. */
export const operationOver = (): Rejection => new Rejection('request.over', { en: 'The operation is over.', zh: '操作已结束。' }, {}, 'UNAVAILABLE');

/** Rows of a named statement, whatever its kind: `investmentByRegion` names itself in a leading comment. */
export const query = async <R>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
  ((await inTurn(tx, (runner) => runner.query(sql, [...parameters], true))).records ?? []) as R[];

/** A statement that every change runs: planned once for each connection, not each time. */
export async function prepared(tx: Tx, name: string, sql: string, parameters: readonly unknown[]): Promise<void> {
  await inTurn(tx, async (runner) => {
    const client = await runner.connect() as ClientBase;
    // As the driver's own queries fail, so that refusals are told alike.
    await client.query({ name, text: sql, values: [...parameters] }).catch((fault: Error) => { throw new QueryFailedError(sql, [...parameters], fault); });
  });
}

function inTurn<A>(tx: Tx, run: (runner: QueryRunner) => Promise<A>): Promise<A> {
  const runner = tx.manager.queryRunner;
  if (!runner) return Promise.reject(new Error('a statement outside a transaction'));
  const before = lastOf.get(runner) ?? Promise.resolve();
  const mine = before.then(() => { if (givenUp.has(runner)) throw operationOver(); return run(runner); });
  lastOf.set(runner, mine.catch(() => undefined));
  return mine;
}
