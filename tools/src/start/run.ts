import { stopEveryChild } from '@cornerstone/stack/child';
import { StackFault } from '@cornerstone/stack/fault';
import { openSecrets } from '@cornerstone/stack/secrets';
import { readRecord } from '@cornerstone/stack/stack-record';
import { services } from '../services';
import { addressOf } from './address';
import { appsBuiltTogether, type Begin } from './apps';
import { asJson, banner } from './banner';
import { House } from './house';
import { hasOwnIssuer } from './identity';
import { interruption } from './interruption';
import { openHouse, type Ready } from './open-house';
import { createProgress, type Progress } from './progress';
import { readSettings, type Settings } from './settings';

const FAULT = 2;
const BUG = 1;

/** What another command does differently: how an app begins, and what comes once everything is ready. */
export interface Way { begin?: Begin; opened?: (house: House, settings: Settings, opened: Ready, progress: Progress) => Promise<void> }

/** Starts everything, greets, and stops everything at the first wish to end; answers the exit code. */
export async function run({ begin = appsBuiltTogether([...services, 'identity', 'gateway']), opened }: Way = {}): Promise<number> {
  const house = new House();
  const progress = createProgress(process.stderr);
  const interrupted = interruption();
  try {
    const settings = readSettings(process.env, process.argv.slice(2));
    const outcome = await Promise.race([interrupted, openHouse(house, settings, progress, begin)]);
    progress.close();
    if ('code' in outcome) return outcome.code;
    await greet(settings);
    await opened?.(house, settings, outcome, progress);
    await interrupted;
    return 0;
  } catch (error) {
    progress.close();
    process.stderr.write(`${error instanceof StackFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    return error instanceof StackFault ? FAULT : BUG;
  } finally {
    for (const fault of await house.stop()) process.stderr.write(`Not stopped: ${fault}\n`);
    await stopEveryChild();
  }
}

async function greet(settings: Settings): Promise<void> {
  const record = await readRecord(settings.folder);
  if (!record) throw new Error('the record of this start is gone');
  const opened = {
    url: addressOf(settings), brokers: record.brokers, database: `${record.database.host}:${record.database.port}`,
    password: hasOwnIssuer(settings) ? (await openSecrets(settings.folder)).demonstrationPassword : undefined,
    folder: settings.folder, seconds: process.uptime(), people: settings.demonstration ? (await import('./people')).people : [],
  };
  process.stdout.write(settings.json ? `${asJson(opened)}\n` : banner(opened));
}
