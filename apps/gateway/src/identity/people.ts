import type { DataOf } from '@cornerstone/events/define';
import { topicOf } from '@cornerstone/events/define';
import { personDefined } from '@cornerstone/events/directory';
import type { Broker, Incoming, Subscribed } from '@cornerstone/runtime/bus/broker';
import { open } from '@cornerstone/runtime/bus/letter';
import type { Log } from '@cornerstone/runtime/log';
import { keepTrying } from '../streams/keep-trying';
import { Standing } from '../streams/standing';
import type { Rights } from './claims';

const TOPIC = topicOf(personDefined.type);
const RETRY_MS = 1_000;

/** What the directory says of people, as its events tell it. */
export interface People {
  /** `unread`: its events have not been read so far as they went when the reading began. */
  find(id: string): Rights | 'disabled' | 'unknown' | 'unread';
  /** Calls when something may have changed for a person. Returns how to stop. */
  watch(id: string, changed: () => void): () => void;
  stop(): Promise<void>;
}

interface Known { rights: Rights; disabled: boolean; version: number }

/** Reads the directory's people from the beginning and goes on; while the broker is away, it knows what it knew. */
export function openPeople(broker: Broker, log: Log, retry = RETRY_MS): People {
  const known = new Map<string, Known>();
  const watchers = new Map<string, Set<() => void>>();
  const stopping = new AbortController();
  let isRead = false;
  let reading: Subscribed | null = null;

  const take = (message: Incoming): void => {
    const { event } = open(message);
    if (event?.type !== personDefined.type) return;
    const { id, departments, regionPaths, roles, disabled } = event.data as DataOf<typeof personDefined>;
    // What was sent twice may come after what is newer.
    if ((known.get(id)?.version ?? 0) > event.aggregateVersion) return;
    known.set(id, { rights: { departments, regions: regionPaths.includes('*') ? '*' : regionPaths, roles }, disabled, version: event.aggregateVersion });
    if (isRead) tell(id);
  };
  const tell = (id: string): void => { for (const changed of [...watchers.get(id) ?? []]) changed(); };

  const begin = async (): Promise<void> => {
    await broker.ensureTopics([TOPIC]);
    const standing = new Standing(await broker.places([TOPIC], 'beginning'));
    const end = await broker.places([TOPIC], 'end');
    const look = (): void => {
      if (isRead || standing.behind(end).length > 0) return;
      isRead = true;
      log.info({ people: known.size }, 'knows the people of the directory');
      for (const id of watchers.keys()) tell(id);
    };
    reading = await broker.read({ topics: [TOPIC], from: standing.places(), handle: async (messages) => {
      for (const message of messages) if (standing.pass(message)) take(message);
      look();
    } });
    if (stopping.signal.aborted) return reading.stop();
    look();
  };
  keepTrying(begin, { what: 'the people of the directory', retry, signal: stopping.signal, log });
  return {
    find(id) {
      if (!isRead) return 'unread';
      const person = known.get(id);
      return person ? (person.disabled ? 'disabled' : person.rights) : 'unknown';
    },
    watch(id, changed) {
      const all = watchers.get(id) ?? new Set();
      watchers.set(id, all.add(changed));
      return () => {
        all.delete(changed);
        if (all.size === 0 && watchers.get(id) === all) watchers.delete(id);
      };
    },
    async stop() {
      stopping.abort();
      await reading?.stop();
    },
  };
}
