import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode } from './fault';
import { runsStill } from './process-table';

const RECORD = z.object({
  /** Where the gateway answers; the command "cornerstone" reads it. */
  url: z.string(),
  brokers: z.string(),
  /** Without user and password. */
  database: z.object({ host: z.string(), port: z.number() }),
  startedAt: z.string(),
  ports: z.record(z.string(), z.number()),
  /** What runs; empty after an orderly stop. "mark" is a part of its command line by which it is known again. */
  processes: z.record(z.string(), z.object({ pid: z.number(), mark: z.string() })),
});
export type StackRecord = z.infer<typeof RECORD>;

const fileIn = (folder: string): string => join(folder, 'stack.json');

/** undefined when nothing was started here yet, or an older version wrote it. */
export async function readRecord(folder: string): Promise<StackRecord | undefined> {
  try {
    return RECORD.safeParse(JSON.parse(await readFile(fileIn(folder), 'utf8'))).data;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function writeRecord(folder: string, record: StackRecord): Promise<void> {
  const draft = `${fileIn(folder)}.new`;
  await writeFile(draft, `${JSON.stringify(record, undefined, 2)}\n`);
  await rename(draft, fileIn(folder));
}

const PATIENCE = 12_000;

/** Ends what a start that was killed left behind. Usually the watchdog is doing so already, so it gets its time. */
export async function endLeftovers(record: StackRecord | undefined, patience = PATIENCE): Promise<string[]> {
  const ended = await Promise.all(Object.entries(record?.processes ?? {}).map(async ([name, { pid, mark }]) => {
    if (!(await runsStill(pid, mark))) return [];
    process.kill(pid, 'SIGTERM');
    const until = Date.now() + patience;
    while (await runsStill(pid, mark)) {
      if (Date.now() > until) process.kill(pid, 'SIGKILL');
      await delay(100);
    }
    return [name];
  }));
  return ended.flat();
}
