import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { CloudEvent } from './cloud-event';

const ROWS_OF_A_GROUP = 10_000;

interface Column { element: SchemaElement; of(event: CloudEvent): unknown }

const text = (name: string, of: (event: CloudEvent) => string | null): Column => ({ element: { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type: 'OPTIONAL' }, of });

/** Columns have the names of the attributes in CloudEvents, as in JSON; `data` stays JSON, for every type has its own. */
const COLUMNS: readonly Column[] = [
  text('id', (event) => event.id), text('type', (event) => event.type), text('source', (event) => event.source), text('subject', (event) => event.subject),
  { element: { name: 'time', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' }, repetition_type: 'OPTIONAL' }, of: (event) => new Date(event.time) },
  { element: { name: 'knownon', type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, repetition_type: 'OPTIONAL' }, of: (event) => new Date(`${event.knownon}T00:00:00Z`) },
  text('key', (event) => event.projectid ?? event.aggregateid), text('projectid', (event) => event.projectid), text('aggregateid', (event) => event.aggregateid),
  { element: { name: 'aggregateversion', type: 'INT32', repetition_type: 'OPTIONAL' }, of: (event) => event.aggregateversion },
  text('regionpaths', ({ regionpaths }) => (Array.isArray(regionpaths) ? regionpaths.join(',') : regionpaths ?? null)),
  text('actorid', (event) => event.actorid), text('departmentid', (event) => event.departmentid), text('traceparent', (event) => event.traceparent),
  text('data', (event) => JSON.stringify(event.data)),
];

export interface ParquetFile { add(event: CloudEvent): Promise<void>; finish(): Promise<void> }

/** Writes a group of rows as soon as it is full: what it holds does not grow with the file. */
export function parquetFile(path: string): ParquetFile {
  const writer = new ParquetWriter({ writer: fileWriter(path), schema: [{ name: 'root', num_children: COLUMNS.length }, ...COLUMNS.map(({ element }) => element)] });
  let rows: CloudEvent[] = [];
  const flush = async (): Promise<void> => {
    await writer.write({ columnData: COLUMNS.map(({ element: { name }, of }) => ({ name, data: rows.map(of) })), rowGroupSize: ROWS_OF_A_GROUP });
    rows = [];
  };
  return {
    async add(event) {
      rows.push(event);
      if (rows.length >= ROWS_OF_A_GROUP) await flush();
    },
    async finish() {
      if (rows.length > 0) await flush();
      await writer.finish();
    },
  };
}
