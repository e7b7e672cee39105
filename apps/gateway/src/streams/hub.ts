import { topics } from '@cornerstone/events/catalogue';
import type { Broker, Places, Subscribed } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { delivered, type Delivered } from './delivered';
import { keepTrying } from './keep-trying';
import { Standing } from './standing';

const RETRY_MS = 1_000;

export type Listener = (message: Delivered) => void;

/** One reading of all topics for all subscribers of this gateway. */
export interface Hub {
  /** Where it stands: the next message that listeners will be given, in every partition. Null until the broker has answered. */
  places(): Places | null;
  /** From now on, without a wait: exactly what comes after `places()`. Returns how to stop. */
  listen(listener: Listener): () => void;
  /** An instant, of performance.now(): what was sent before it has been told here; null where that cannot be said. */
  upTo(): number | null;
  stop(): Promise<void>;
}

/** Connects in the background and tries again: the graph is served meanwhile. */
export function openHub(broker: Broker, log: Log, retry = RETRY_MS): Hub {
  const listeners = new Set<Listener>();
  const stopping = new AbortController();
  let standing: Standing | null = null;
  let reading: Subscribed | null = null;

  const connect = async (): Promise<void> => {
    // They may be read before the first service has made them.
    await broker.ensureTopics(topics);
    const from = await broker.places(topics, 'end');
    const own = new Standing(from);
    reading = await broker.read({ topics, from, handle: async (messages) => {
      // A reading that failed to begin may go on by itself: it is not the one that counts.
      for (const message of messages) if (own.pass(message) && standing === own) tell(message);
    } });
    if (stopping.signal.aborted) return reading.stop();
    standing = own;
    log.info('hears the events');
  };
  const tell = (message: Parameters<typeof delivered>[0]): void => {
    if (listeners.size === 0) return;
    const one = delivered(message, log);
    for (const listener of listeners) listener(one);
  };
  keepTrying(connect, { what: 'the streams', retry, signal: stopping.signal, log });
  return {
    places: () => standing?.places() ?? null,
    listen(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    upTo: () => (standing && reading?.upTo?.()) ?? null,
    async stop() {
      stopping.abort();
      listeners.clear();
      await reading?.stop();
    },
  };
}
