import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signDemoToken } from '@cornerstone/runtime/demo-people';
import { openSecrets } from '@cornerstone/stack/secrets';
import { readRecord, type StackRecord } from '@cornerstone/stack/stack-record';
import { CommandFault } from './fault';

export const dataFolder = (): string => resolve(process.env['CORNERSTONE_DATA'] ?? fileURLToPath(new URL('../../../.cornerstone', import.meta.url)));

/** What runs here, as `npm start` wrote it down. */
export async function runningHouse(): Promise<StackRecord> {
  const record = await readRecord(dataFolder());
  if (!record || Object.keys(record.processes).length === 0) throw new CommandFault('Nothing runs here. Start it first: npm start (or name its folder in CORNERSTONE_DATA).', 2);
  return record;
}

export const isTokenGiven = (): boolean => Boolean(process.env['CORNERSTONE_TOKEN']);

/** CORNERSTONE_TOKEN, else a demonstration token for a login, signed with the key in the data folder. */
export async function tokenFor(login: string): Promise<string> {
  const given = process.env['CORNERSTONE_TOKEN'];
  if (given) return given;
  // The key lies in the folder of a house that was started; a token must not make a folder of its own.
  await runningHouse();
  const { demonstration } = await openSecrets(dataFolder());
  return signDemoToken(login, demonstration.privateJwk).catch((fault: unknown) => { throw new CommandFault(fault instanceof Error ? fault.message : String(fault), 2); });
}
