import { conflict, notFound, type Sentence } from '@cornerstone/kernel/rejection';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityClass } from './database';
import { query, type Tx } from './transaction';

const columnsOf = (tx: Tx, Entity: EntityClass): ColumnMetadata[] => tx.manager.connection.getMetadata(Entity).columns;

/** A raw row (column names and driver values) as an object of its class. */
export function hydrate<T extends object>(tx: Tx, Entity: EntityClass<T>, raw: object): T {
  const row = new Entity();
  const { driver } = tx.manager.connection;
  const values = raw as Record<string, unknown>;
  for (const column of columnsOf(tx, Entity)) {
    if (column.databaseName in values) column.setEntityValue(row, driver.prepareHydratedValue(values[column.databaseName], column));
  }
  return row;
}

/** Named SQL whose rows are of one class. */
export async function select<T extends object>(tx: Tx, Entity: EntityClass<T>, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  return (await query<object>(tx, sql, parameters)).map((raw) => hydrate(tx, Entity, raw));
}

/** Property values as the database keeps them, by column name; only the given properties. */
export function columnValues<T extends object>(tx: Tx, Entity: EntityClass<T>, values: Partial<T>): Record<string, unknown> {
  const { driver } = tx.manager.connection;
  const given = values as Record<string, unknown>;
  return Object.fromEntries(columnsOf(tx, Entity).filter((column) => column.propertyName in given && given[column.propertyName] !== undefined)
    .map((column) => [column.databaseName, driver.preparePersistentValue(given[column.propertyName], column)]));
}

/** The same for a jsonb of the whole row: a json column within it is a value, not the text of one. */
export function jsonValues<T extends object>(tx: Tx, Entity: EntityClass<T>, values: Partial<T>): Record<string, unknown> {
  const given = columnValues(tx, Entity, values);
  for (const { databaseName, type } of columnsOf(tx, Entity)) {
    const value = given[databaseName];
    if ((type === 'jsonb' || type === 'json') && typeof value === 'string') given[databaseName] = JSON.parse(value) as unknown;
  }
  return given;
}

/**
 * One row by id, locked until the transaction ends; NOT_FOUND when absent or not to be seen, CONFLICT when it is no longer
 * the version that the person saw (0 is a version too, one that nothing ever had).
 */
export async function load<T extends object>(tx: Tx, Entity: EntityClass<T>, id: string, { expectedVersion = null }: { expectedVersion?: number | null } = {}): Promise<T> {
  const metadata = tx.manager.connection.getMetadata(Entity);
  const [row] = await select(tx, Entity, `/* load ${metadata.tableName} */ select * from ${metadata.tableName} where id = $1 for update`, [id]);
  if (!row) throw notFound(wordFor(metadata.tableName), id);
  const { version } = row as { version?: number };
  if (expectedVersion !== null && version !== undefined && expectedVersion !== version) throw conflict(expectedVersion, version);
  return row;
}

const wordFor = (table: string): Sentence => ({ en: `The ${table.replaceAll('_', ' ')}`, zh: '对象' });

/** Inserts a row that has no history of its own (a report, a plan line); numbered columns are left to the database. */
export async function insert<T extends object>(tx: Tx, Entity: EntityClass<T>, values: Partial<T>): Promise<T> {
  const given = columnValues(tx, Entity, values);
  const names = Object.keys(given);
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  const [row] = await select(tx, Entity, `/* insert ${table} */ insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning *`, Object.values(given));
  if (!row) throw new Error(`insert into ${table} gave no row back`);
  return row;
}

/** The same for many, in one statement. */
export async function insertAll<T extends object>(tx: Tx, Entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  const given = rows.map((row) => jsonValues(tx, Entity, row));
  const [first] = given;
  if (!first) return;
  const names = Object.keys(first).map((name) => `"${name}"`).join(', ');
  const table = tx.manager.connection.getMetadata(Entity).tableName;
  await query(tx, `/* insert all ${table} */ insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(given)]);
}
