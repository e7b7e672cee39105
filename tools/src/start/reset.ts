import { parseArgs } from 'node:util';
import { deleteFolder, lockHolder } from '@cornerstone/stack/data-folder';
import { dropDatabase } from '@cornerstone/stack/databases';
import { StackFault, reasonOf } from '@cornerstone/stack/fault';
import { endLeftovers, readRecord } from '@cornerstone/stack/stack-record';
import { services } from '../services';
import { readSettings } from './settings';

const FAULT = 2;

try {
  process.stdout.write(`${await reset(readFlag(process.argv.slice(2)))}\n`);
} catch (error) {
  if (!(error instanceof StackFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = FAULT;
}

function readFlag(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { external: { type: 'boolean' } } }).values.external ?? false;
  } catch (error) {
    throw new StackFault(`${reasonOf(error).split('. ')[0]}. Usage: npm run reset -- [--external]`, undefined, { cause: error });
  }
}

/** Back to the moment before the first start. A database server of your own is touched only when asked to. */
async function reset(external: boolean): Promise<string> {
  const { folder, databaseUrl } = readSettings(process.env, []);
  const holder = await lockHolder(folder);
  if (holder) throw new StackFault(`Cornerstone is running on ${folder} (process ${holder}); stop it first with Ctrl-C, then reset.`, '系统正在运行：请先停止再重置。');
  if (external && !databaseUrl) throw new StackFault('--external is for the server named in DATABASE_URL, which is not set.');
  await endLeftovers(await readRecord(folder));

  const told: string[] = [];
  if (databaseUrl && external) {
    for (const service of services) await dropDatabase(databaseUrl, service);
    told.push(`${services.length} databases and their roles are gone from ${new URL(databaseUrl).host}.`);
  }
  if (databaseUrl && !external) told.push('The databases of DATABASE_URL are untouched; npm run reset -- --external drops them.');
  told.unshift((await deleteFolder(folder)) ? `${folder} is deleted.` : `${folder} does not exist; nothing to delete.`);
  return told.join('\n');
}
