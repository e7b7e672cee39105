import { setTimeout as delay } from 'node:timers/promises';
import type { EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import { LARGEST_BATCH, type Handle, type Incoming } from './broker';
import type { Log } from '../log';

const HEARTBEAT_MS = 2_000;
const LONGEST_WAIT_MS = 2_000;

const textHeaders = (headers: IHeaders | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]));

const incoming = (topic: string, partition: number, { offset, timestamp, key, value, headers }: KafkaMessage): Incoming =>
  ({ topic, partition, offset: Number(offset), at: Number(timestamp), key: key?.toString() ?? null, value, headers: textHeaders(headers) });

/** Hands a fetched batch on in small ones. A handler that throws is asked again here: kafkajs would leave the group and join it for every failure. */
export async function handOn({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload, handle: Handle, log: Log, from = 0): Promise<void> {
  const wanted = batch.messages.filter(({ offset }) => Number(offset) >= from);
  for (let at = 0; at < wanted.length; at += LARGEST_BATCH) {
    const messages = wanted.slice(at, at + LARGEST_BATCH).map((message) => incoming(batch.topic, batch.partition, message));
    for (let failed = 0; ; failed += 1) {
      if (!isRunning() || isStale()) return;
      if (await handled(handle, messages, heartbeat, log)) break;
      await delay(Math.min(100 * 2 ** failed, LONGEST_WAIT_MS));
      await heartbeat();
    }
    resolveOffset(String(messages.at(-1)?.offset));
    await heartbeat();
  }
}

/** A slow handler keeps its place in the group: heartbeats go on while it works. */
async function handled(handle: Handle, messages: readonly Incoming[], heartbeat: () => Promise<void>, log: Log): Promise<boolean> {
  const beating = setInterval(() => { heartbeat().catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'no heartbeat now'); }); }, HEARTBEAT_MS);
  try {
    await handle(messages);
    return true;
  } catch (fault) {
    log.warn({ fault: String(fault), topic: messages[0]?.topic, offset: messages[0]?.offset }, 'messages wait, trying again');
    return false;
  } finally {
    clearInterval(beating);
  }
}
