import type { Places } from '@cornerstone/runtime/bus/broker';
import type { Delivered } from './delivered';
import type { Hub } from './hub';
import { readUpTo, type Catching } from './read-up-to';
import { only } from './standing';
import { Waiting, type Room } from './waiting';

export interface Followed extends Omit<Catching, 'signal'> {
  hub: Hub;
  room: Room;
  topics: readonly string[];
  isWanted: (message: Delivered) => boolean;
  /** Ends there; null: goes on with what comes. */
  until: Places | null;
  /** Told when what was kept has been brought. */
  onCaughtUp: () => void;
  /** Aborted from outside, or here with the reason `slow`. */
  ending: AbortController;
}

/**
 * Everything from where `standing` stands, each message once: first what the broker keeps, up to where the hub stood when this began to listen to it;
 * then what the hub gave meanwhile; then what it gives.
 */
export async function follow(followed: Followed): Promise<void> {
  const { hub, until, ending, topics } = followed;
  const { signal } = ending;
  if (until !== null) return readUpTo(until, { ...followed, signal });
  let isLive = false;
  while (!signal.aborted) {
    const waiting = new Waiting(followed.room);
    const here = only(hub.places() ?? {}, topics);
    const unlisten = hub.listen((message) => { if (!offer(message, waiting, followed, isLive) && isLive) ending.abort('slow'); });
    try {
      await readUpTo(here, { ...followed, signal });
      // When too much comes while it still catches up at its own pace, it reads that from the broker, too.
      while (!signal.aborted && !waiting.hasGivenUp) {
        const message = waiting.take();
        if (message && followed.standing.pass(message)) await followed.take(message);
        if (message) continue;
        if (!isLive) followed.onCaughtUp();
        isLive = true;
        await waiting.more(signal);
      }
    } finally {
      unlisten();
    }
  }
}

/** False when there is no room. What nobody asked for takes none where nothing waits before it. */
function offer(message: Delivered, waiting: Waiting, { topics, isWanted, standing }: Followed, isLive: boolean): boolean {
  if (!topics.includes(message.topic)) return true;
  if (!isLive || !waiting.isEmpty || isWanted(message)) return waiting.put(message);
  standing.pass(message);
  return true;
}
