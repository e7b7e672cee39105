import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '@cornerstone/stack/child';
import { services } from '../services';
import { REPOSITORY } from '../start/settings';

export const schemaFile = (service: string): string => join(REPOSITORY, 'apps', service, 'schema.graphql');
export const SUPERGRAPH = join(REPOSITORY, 'apps/gateway/supergraph.graphql');
export const EVENTS = join(REPOSITORY, 'apps/gateway/events.graphql');

/** Every subgraph as its file has it, the gateway's own included. */
export async function committedSchemas(): Promise<Map<string, string>> {
  const files: [string, string][] = [...services.map((service): [string, string] => [service, schemaFile(service)]), ['events', EVENTS]];
  return new Map(await Promise.all(files.map(async ([name, file]): Promise<[string, string]> => [name, await readFile(file, 'utf8')])));
}

export async function writeWhere(file: string, text: string, own: (file: string, text: string) => void): Promise<void> {
  own(file, text);
  await writeFile(file, text);
}

/** What else hangs on the schemas: typed and known operations, tables of the docs. Answers what to say. */
export async function generateTheRest(): Promise<string> {
  const child = await startChild({ name: 'generate', command: process.execPath, args: [join(REPOSITORY, 'tools/run.mjs'), join(REPOSITORY, 'tools/src/generate/main.ts'), '--emit='], cwd: REPOSITORY });
  const { code } = await child.exited;
  const words = child.lastLines(12).map((line) => line.trim());
  return code === 0 ? `generated: ${words.slice(1).join(', ') || 'nothing else changed'}` : `what hangs on the schemas cannot be generated:\n  ${words.join('\n  ')}`;
}
