import { createHash } from 'node:crypto';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, notFound } from '@cornerstone/kernel/rejection';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Actor } from './actor';
import { tableAsOf } from './as-of';
import type { Clock } from './clock';
import type { EntityClass } from './database';
import { requireRight, type Operation } from './rights';
import { allByKey, firstByKey } from './by-key';
import { touchedIn } from './record';
import { hydrate, jsonValues, select } from './rows';
import { Preview } from './preview';
import { begin, commit, literal, readAs, rollback, type Beside } from './opening';
import { touchedText, type ChangeMade } from './touched';
import { giveUp, inTransaction, operationOver, query, settled, type Tx } from './transaction';

export interface Ground { source: DataSource; service: string; clock: Clock; wakeRelay(): void; /** Told of a change of which no event tells. */ unrecorded?(): void }

/** One GraphQL operation in one service: who asks, for which day, one transaction for all it reads. */
export class Request {
  /** Kept by reference: Apollo Server hands resolvers a shallow copy of this object. */
  private readonly kept = { reading: null as Promise<Tx> | null, closed: false, onlyReads: false, isCallerGone: false, loaders: new Map<string, DataLoader<string, object | null>>(), changes: [] as ChangeMade[] };

  constructor(readonly ground: Ground, readonly actor: Actor, readonly asOf: Day | null, readonly traceparent: string | null) {}

  get today(): Day {
    return this.ground.clock.today();
  }

  /** The operation's reading transaction: opened at the first need, closed with the answer. */
  read(): Promise<Tx> {
    // An answer may leave while a part of it is still being worked out: that part must not open what nobody closes.
    if (this.kept.closed) return Promise.reject(operationOver());
    this.kept.reading ??= this.open();
    return this.kept.reading;
  }

  private async open(): Promise<Tx> {
    const runner = this.ground.source.createQueryRunner();
    try {
      await begin(runner, readAs(this.actor));
    } catch (fault) {
      await rollback(runner);
      await runner.release();
      throw fault;
    }
    return { manager: runner.manager, actor: this.actor, service: this.ground.service, today: this.today, traceparent: this.traceparent };
  }

  async close(): Promise<void> {
    this.kept.closed = true;
    await this.finishReading();
  }

  /** Known once the operation is: without this word it may change something, and goes to its end whoever waits. */
  onlyReads(): void {
    this.kept.onlyReads = true;
    if (this.kept.isCallerGone) this.callerGone();
  }

  /** What its mutations have changed, for the gateway; null for what only reads. */
  touched(): string | null {
    return this.kept.onlyReads ? null : touchedText(this.kept.changes);
  }

  /** Nobody waits for the answer any more: where it only reads, no further statement is begun. */
  callerGone(): void {
    this.kept.isCallerGone = true;
    if (!this.kept.onlyReads) return;
    // A transaction that could not be opened is told where it was asked for.
    this.kept.reading?.then(giveUp, () => undefined);
    void this.close();
  }

  private async finishReading(): Promise<void> {
    const opened = this.kept.reading;
    this.kept.reading = null;
    this.kept.loaders.clear();
    const reading = await opened?.catch(() => null);
    const runner = reading?.manager.queryRunner;
    if (!runner || runner.isReleased) return;
    await settled(reading);
    // It has only read: where the connection is gone there is nothing to lose.
    await commit(runner).catch(() => undefined).finally(() => runner.release());
  }

  /** A row by a unique column, batched with all others the operation asks for. */
  async one<T extends object>(Entity: EntityClass<T>, column: string, key: string): Promise<T | null> {
    return (await this.loader(`one ${Entity.name} ${column}`, (keys) => this.oneEach(Entity, column, keys)).load(key)) as T | null;
  }

  /** The same of a recorded table, as the row was known on the operation's day. */
  async asKnown<T extends object>(Entity: EntityClass<T>, column: string, key: string): Promise<T | null> {
    if (this.asOf === null) return this.one(Entity, column, key);
    return this.batched<T>(`known ${Entity.name} ${column}`, key, async (tx, keys) =>
      firstByKey(keys, await query<Record<string, unknown>>(tx, `/* ${Entity.name} known */ select * from ${tableAsOf(tx, Entity, this.asOf, { column, keys: '$1' })} r where ${column} = any($1)`, [keys]), column).map((raw) => raw && hydrate(tx, Entity, raw)));
  }

  /** All rows of a foreign key in an order, batched. */
  async all<T extends object>(Entity: EntityClass<T>, column: string, key: string, orderBy: string): Promise<T[]> {
    return (await this.loader(`all ${Entity.name} ${column} ${orderBy}`, (keys) => this.allEach(Entity, column, keys, orderBy)).load(key)) as T[];
  }

  /** Any batched look-up: `run` gets the distinct keys of one turn and answers in their order. */
  async batched<V extends object>(name: string, key: string, run: (tx: Tx, keys: readonly string[]) => Promise<readonly (V | null)[]>): Promise<V | null> {
    return (await this.loader(name, async (keys) => run(await this.read(), keys)).load(key)) as V | null;
  }

  private loader(name: string, run: (keys: readonly string[]) => Promise<readonly (object | null)[]>): DataLoader<string, object | null> {
    const known = this.kept.loaders.get(name) ?? new DataLoader<string, object | null>(async (keys) => run(keys));
    this.kept.loaders.set(name, known);
    return known;
  }

  private async oneEach<T extends object>(Entity: EntityClass<T>, column: string, keys: readonly string[]): Promise<(T | null)[]> {
    const tx = await this.read();
    const table = tx.manager.connection.getMetadata(Entity).tableName;
    const raws = await query<Record<string, unknown>>(tx, `/* ${table} by ${column} */ select * from ${table} where ${column} = any($1)`, [keys]);
    return firstByKey(keys, raws, column).map((raw) => raw && hydrate(tx, Entity, raw));
  }

  private async allEach<T extends object>(Entity: EntityClass<T>, column: string, keys: readonly string[], orderBy: string): Promise<T[][]> {
    const tx = await this.read();
    const table = tx.manager.connection.getMetadata(Entity).tableName;
    const raws = await query<Record<string, unknown>>(tx, `/* ${table} of ${column} */ select * from ${table} where ${column} = any($1) order by ${orderBy}`, [keys]);
    return allByKey(keys, raws, column).map((own) => own.map((raw) => hydrate(tx, Entity, raw)));
  }

  /**
   * A mutation: the right, the idempotency key, one transaction, the relay woken after the commit. A preview answers and keeps nothing.
   * The same key with the same input gives the first answer again; with another input it is refused.
   */
  async mutate<T extends object>(operation: Operation, Entity: EntityClass<T>, input: object, key: string | null | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    requireRight(this.actor, operation);
    // What an earlier mutation of this operation has read would be stale, and would hold a second connection.
    await this.finishReading();
    const request = createHash('sha256').update(JSON.stringify([operation, input], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).digest('hex');
    let change: ChangeMade = 'nothing';
    const answer = await inTransaction(this.ground.source, { actor: this.actor, service: this.ground.service, today: this.today, traceparent: this.traceparent, operation, beside: key ? oneAtATime(this.actor, key) : undefined }, async (tx) => {
      const before = key ? await answered(tx, Entity, key, request) : null;
      // Whoever changed it may not have heard what that was.
      if (before) { change = 'unknown'; return before; }
      const fresh = await work(tx);
      change = touchedIn(tx) ?? 'unrecorded';
      if (!key) return fresh;
      await query(tx, '/* keep answer */ insert into answered (actor_id, key, request_hash, answer) values ($1, $2, $3, $4)', [this.actor.id, key, request, JSON.stringify(jsonValues(tx, Entity, fresh))]);
      return fresh;
    }).catch((thrown: unknown) => {
      if (thrown instanceof Preview) return thrown.answer as T;
      throw thrown;
    }).finally(() => {
      this.kept.changes.push(change);
      if (change === 'unrecorded') this.ground.unrecorded?.();
    });
    this.kept.loaders.clear();
    this.ground.wakeRelay();
    return answer;
  }
}

/** With the opening: the same key waits until the first has its answer, and then finds it. */
function oneAtATime({ id }: Actor, key: string): Beside {
  if (key.length > 200) throw badInput('idempotency.key-too-long', { en: 'An idempotency key has at most 200 characters.', zh: '幂等键最多 200 个字符。' });
  return { select: `pg_advisory_xact_lock(hashtextextended(${literal(`${id}/${key}`)}, 0))` };
}

async function answered<T extends object>(tx: Tx, Entity: EntityClass<T>, key: string, request: string): Promise<T | null> {
  const [first] = await query<{ request_hash: string }>(tx, '/* answered */ select request_hash from answered where actor_id = $1 and key = $2', [tx.actor.id, key]);
  if (!first) return null;
  if (first.request_hash !== request) throw badInput('idempotency.other-input', { en: 'This idempotency key was used with another input.', zh: '该幂等键已用于不同的请求内容。' });
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  // Rights may have changed since: what one may no longer see is not told again.
  const [row] = await select(tx, Entity, `/* first answer */ select (jsonb_populate_record(null::${table}, answer)).* from answered where actor_id = $1 and key = $2 and exists (select from ${table} now where now.id = answer ->> 'id')`, [tx.actor.id, key]);
  if (!row) throw notFound({ en: 'What this idempotency key made', zh: '该幂等键对应的对象' }, key);
  return row;
}
