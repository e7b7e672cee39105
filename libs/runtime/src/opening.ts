import { badInput } from '@cornerstone/kernel/rejection';
import { escapeLiteral, type ClientBase, type QueryConfig, type QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { QueryFailedError } from 'typeorm/error/QueryFailedError.js';
import { QueryRunnerAlreadyReleasedError } from 'typeorm/error/QueryRunnerAlreadyReleasedError.js';
import type { Actor } from './actor';
import { scopesFor, type Operation } from './rights';

type Row = Readonly<Record<string, unknown>>;

/** What else a transaction asks with its opening, in the same round trip; `heed` may throw before anything else is asked. */
export interface Beside { select: string; heed?(answer: Row): void }

/** A value within the opening: several statements that go out as one text take no parameters. */
export function literal(text: string): string {
  if (text.includes('\0')) throw badInput('text.forbidden-character', { en: 'A text holds a character that cannot be kept, such as NUL.', zh: '文本含有无法保存的字符（如 NUL）。' });
  return escapeLiteral(text);
}

/** Row security reads these; they end with the transaction, so no pooled connection carries a person over. */
function settings(actor: Actor, operation: Operation | null): string {
  const values = { actor: actor.id, regions: actor.regions === '*' ? '*' : actor.regions.join(','), departments: actor.departments.join(','), scopes: scopesFor(actor, operation).join(',') };
  return Object.entries(values).map(([name, value]) => `set_config('app.${name}', ${literal(value)}, true)`).join(', ');
}

const beginning = (name: string, mode: string, select: string, beside?: Beside): string => `/* ${name} */ start transaction ${mode}; select ${select}${beside ? `, ${beside.select}` : ''}`;

export const actAs = (actor: Actor, operation: Operation | null = null, beside?: Beside): string => beginning('actAs', 'read write', settings(actor, operation), beside);

/** The same for who only reads: nothing can be written then, whatever a resolver tries. */
export const readAs = (actor: Actor): string => beginning('readAs', 'read only', settings(actor, null));

/** Straight to the driver; fails as its own queries through typeorm do, so that refusals are told alike. */
export async function send(runner: QueryRunner, config: QueryConfig): Promise<QueryResult<Row> | QueryResult<Row>[]> {
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client = await runner.connect() as ClientBase;
  return client.query<Row>(config).catch((fault: Error) => { throw new QueryFailedError(config.text, config.values, fault); });
}

/** Starts a transaction and says in it who acts: one round trip, nothing comes between the two. Whoever begins ends, also where this fails. */
export async function begin(runner: QueryRunner, opening: string, beside?: Beside): Promise<void> {
  const told = [await send(runner, { text: opening })].flat();
  beside?.heed?.(told.at(-1)?.rows[0] ?? {});
}

export const commit = (runner: QueryRunner): Promise<unknown> => send(runner, { text: 'COMMIT' });

/** Where the connection is gone there is nothing left to take back. */
export const rollback = (runner: QueryRunner): Promise<unknown> => send(runner, { text: 'ROLLBACK' }).catch(() => undefined);

/** A transaction of its own connection, from its opening to its end; what was done is kept together or not at all. */
export async function between<T>(source: DataSource, opening: string, work: (runner: QueryRunner) => Promise<T>, beside?: Beside): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await begin(runner, opening, beside);
    const done = await work(runner);
    await commit(runner);
    return done;
  } catch (fault) {
    await rollback(runner);
    throw fault;
  } finally {
    await runner.release();
  }
}
