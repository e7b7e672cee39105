import type { Broker, Places } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { delivered, type Delivered } from './delivered';
import { only, type Standing } from './standing';

/** Where nothing comes for so long, what is left holds no event: the broker is away, or a transaction's mark lies at the end. */
const SILENCE_MS = 30_000;

export interface Catching { broker: Broker; standing: Standing; take: (message: Delivered) => Promise<void>; signal: AbortSignal; log: Log }

/** Brings what lies between where one stands and `end`. `take` decides how fast: the broker waits for it. */
export async function readUpTo(end: Places, { broker, standing, take, signal, log }: Catching): Promise<void> {
  const behind = standing.behind(end);
  if (behind.length === 0 || signal.aborted) return;
  const done = new AbortController();
  const over = AbortSignal.any([done.signal, signal]);
  let heardAt = Date.now();
  const reading = await broker.read({
    topics: behind, from: only(standing.places(), behind),
    handle: async (messages) => {
      for (const message of messages) {
        if (over.aborted || message.offset >= (end[message.topic]?.[message.partition] ?? 0)) return;
        if (!standing.pass(message)) continue;
        await take(delivered(message, log));
        heardAt = Date.now();
        if (standing.behind(end).length === 0) done.abort();
      }
    },
  });
  let isSilent = false;
  const watching = setInterval(() => { if (Date.now() - heardAt > SILENCE_MS) { isSilent = true; done.abort(); } }, 1_000);
  if (!over.aborted) await new Promise<void>((resolve) => { over.addEventListener('abort', () => { resolve(); }, { once: true }); });
  clearInterval(watching);
  await reading.stop();
  if (isSilent) throw new Error(`nothing came for ${SILENCE_MS / 1_000} s`);
}
