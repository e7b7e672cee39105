import { fileURLToPath } from 'node:url';
import { parseFile } from 'fast-csv';
import { procedureOf, type Listed } from './catalogue.rules';

/** The committed catalogue, read; for the generator and the test that holds the table against it, not for the service. */
export async function catalogueOfFile(): Promise<Listed[]> {
  const listed: Listed[] = [];
  const path = fileURLToPath(new URL('../../../../data/approval-catalogue.csv', import.meta.url));
  for await (const line of parseFile<Record<string, string>, Record<string, string>>(path, { headers: true })) listed.push(procedureOf(line as Record<string, string>));
  return listed;
}
