import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from '@cornerstone/stack/file-lock';
import { startKafka } from '@cornerstone/stack/kafka';
import { choosePorts } from '@cornerstone/stack/ports';
import { runsStill } from '@cornerstone/stack/process-table';
import { z } from 'zod';

const cluster = z.object({ folder: z.string() });
const started = z.object({ brokers: z.string(), pid: z.number() });

const noteIn = (folder: string): string => join(folder, 'broker.json');

/** The lock keeps out other processes; within one, whoever comes later waits for whoever came before. */
let before: Promise<unknown> = Promise.resolve();

/** The one real Kafka of a test run: started by the first file that needs it, ended with the run. */
export function sharedKafka(): Promise<string> {
  const mine = before.then(findOrStart);
  before = mine.catch(() => undefined); // told to whom it concerns
  return mine;
}

async function findOrStart(): Promise<string> {
  const { folder } = cluster.parse(JSON.parse(process.env['TEST_CLUSTER'] ?? '{}'));
  const turn = await lock(join(folder, 'broker.lock'));
  try {
    const running = await startedIn(folder);
    if (running) return running.brokers;
    const { broker: port, controller: controllerPort } = await choosePorts(['broker', 'controller'] as const);
    await mkdir(join(folder, 'broker'), { recursive: true });
    const { brokers, pid } = await startKafka({ folder: join(folder, 'broker'), port, controllerPort });
    await writeFile(noteIn(folder), JSON.stringify({ brokers, pid }));
    return brokers;
  } finally {
    await turn.release();
  }
}

/** The one that runs; whoever started it may have made room for another process since, and taken it along. */
export async function startedIn(folder: string): Promise<z.output<typeof started> | null> {
  const note = await readFile(noteIn(folder), 'utf8').catch((fault: NodeJS.ErrnoException) => { if (fault.code === 'ENOENT') return null; throw fault; });
  const known = note === null ? null : started.parse(JSON.parse(note));
  return known && await runsStill(known.pid, join(folder, 'broker')) ? known : null;
}
