import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from './actor';
import { actAs, between, send, type Beside } from './opening';
import type { Operation } from './rights';

/** One transaction of one service: everything that reads or writes goes through it. */
export interface Tx {
  manager: EntityManager;
  actor: Actor;
  /** The service's name: source of its events. */
  service: string;
  today: Day;
  traceparent: string | null;
}

export interface TxOptions { actor: Actor; service: string; today: Day; traceparent?: string | null; /** Without one, row security lets the person write nothing. */ operation?: Operation; /** Asked with the opening. */ beside?: Beside | undefined }

/** The one way into the database. The work's rows, events and audit are kept together or not at all. */
export async function inTransaction<T>(source: DataSource, { actor, service, today, traceparent = null, operation, beside }: TxOptions, work: (tx: Tx) => Promise<T>): Promise<T> {
  return between(source, actAs(actor, operation, beside), ({ manager }) => work({ manager, actor, service, today, traceparent }), beside);
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
  await inTurn(tx, (runner) => send(runner, { name, text: sql, values: [...parameters] }));
}

function inTurn<A>(tx: Tx, run: (runner: QueryRunner) => Promise<A>): Promise<A> {
  const runner = tx.manager.queryRunner;
  if (!runner) return Promise.reject(new Error('a statement outside a transaction'));
  const before = lastOf.get(runner) ?? Promise.resolve();
  const mine = before.then(() => { if (givenUp.has(runner)) throw operationOver(); return run(runner); });
  lastOf.set(runner, mine.catch(() => undefined));
  return mine;
}
