import { topics } from '@cornerstone/events/catalogue';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import type { Edition } from '../edition';
import type { Log } from '../log';
import type { Consumer, Copies } from '../slice';
import { backlogOf, lagOf, watchAlarms, type Status } from './alarms';
import { startAttendant } from './attendant';
import type { Broker, Subscribed } from './broker';
import { headSigner, tellChainHead } from './chain-head';
import { createInbox, startInbox, type Inbox } from './inbox';
import { startRelay } from './relay';
import { createReplayer, type Replayer } from './replay';
import { LARGEST_LETTER, ownTopics } from './topics';
import { waker } from './waker';

export interface BusOptions {
  service: string; broker: Broker; worker: DataSource; workerUrl: string; internalKey: string;
  copies: readonly Copies[]; consumers: readonly Consumer[];
  openWorker(): Promise<DataSource>; clock: Clock; edition: Edition; log: Log;
}

export interface Bus { /** A transaction has recorded events. */ wakeRelay(): void; inbox: Inbox; /** Topics it hears. */ hears: readonly string[]; replayer: Replayer; listening(): boolean; status(): Promise<Status>; stop(): Promise<void> }

/** What ties a service to the streams: relay, inbox, what looks after parked messages, replay. It goes up without the broker. */
export async function openBus({ service, broker, worker, workerUrl, internalKey, copies, consumers, openWorker, clock, edition, log }: BusOptions): Promise<Bus> {
  const relay = await startRelay(worker, workerUrl, service, broker, log, { asides: [tellChainHead(worker, service, broker, headSigner(service, internalKey), () => clock.now())] });
  const wakeRelay = waker(worker, log, relay.wake);
  // Copies first: what is decided upon an event may rest on them.
  const inbox = createInbox(worker, service, [...copies.flatMap((each) => each.consumers), ...consumers], clock, log, wakeRelay);
  const attendant = startAttendant(inbox, worker, log, wakeRelay);
  const hears = inbox.earsFor('*').length > 0 ? topics : inbox.topics;
  const listening = whenPossible(() => broker.ensureTopics(topics).then(() => broker.ensureTopics(ownTopics(service), LARGEST_LETTER)).then(() => startInbox(inbox, broker, service, hears)), log);
  const alarms = watchAlarms({ worker, broker, topics: hears, log });
  const replayer = createReplayer({ openWorker, broker, service, copies, allTopics: topics, clock, log, during: edition.during });
  return {
    wakeRelay, inbox, replayer, hears,
    listening: () => listening.subscribed() !== null,
    async status() {
      const { regions: _regions, ...backlog } = await backlogOf(worker);
      const behind = await lagOf(worker, broker, hears).then((lag) => lag.behind, (fault: unknown) => { log.debug({ fault: String(fault) }, 'the broker does not tell its places'); return null; });
      return { ...backlog, behind, listening: listening.subscribed() !== null };
    },
    async stop() {
      listening.giveUp();
      alarms.stop();
      await listening.subscribed()?.stop();
      await Promise.all([attendant.stop(), relay.stop()]);
      await broker.close();
    },
  };
}

interface Listening { subscribed(): Subscribed | null; giveUp(): void }

/** The broker may be late or down: the service serves meanwhile and tries again. */
function whenPossible(subscribe: () => Promise<Subscribed>, log: Log): Listening {
  let subscribed: Subscribed | null = null;
  let trying = true;
  const attempt = async (): Promise<void> => {
    while (trying && !subscribed) {
      try {
        subscribed = await subscribe();
      } catch (fault) {
        log.warn({ fault: String(fault) }, 'no broker yet, trying again');
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
    }
  };
  void attempt();
  return { subscribed: () => subscribed, giveUp: () => { trying = false; } };
}
