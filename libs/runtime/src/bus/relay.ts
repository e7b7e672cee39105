import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import type { Broker } from './broker';
import { passing } from './failpoint';
import { BATCH, markSent, numberPending, unsentAfter, waiting, type Numbered } from './numbering';
import { relayTurn } from './relay-turn';
import { tellDeadLetters } from './tell-dead-letters';
import { wiresIn } from './wires';

const POLL_MS = 500;
const STOP_PATIENCE_MS = 5_000;

export interface Relay { stop(): Promise<void> }

/** What the relay does besides, whenever no event waits. */
export type Aside = () => Promise<void>;

/**
 * Sends what the service has recorded, in order: position and hash first, then the broker, then the mark, each on its own.
 * No transaction waits for the broker. A crash in between publishes again, as the same event at the same position; the receiver's inbox absorbs it.
 */
export async function startRelay(source: DataSource, url: string, service: string, broker: Broker, log: Log, { stopPatienceMs = STOP_PATIENCE_MS, asides = [] as readonly Aside[] } = {}): Promise<Relay> {
  let running = true;
  let noticed = false;
  let wake: () => void = () => undefined;
  const turn = relayTurn(url, () => { noticed = true; wake(); }, log);
  const pause = async (): Promise<void> => {
    if (running && !noticed) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, POLL_MS); wake = () => { clearTimeout(timer); resolve(); }; });
    noticed = false;
  };
  const besides: readonly Aside[] = [() => tellDeadLetters(source, service, broker), ...asides];
  const work = async (): Promise<number> => {
    if (!(await turn.mine())) return 0;
    const sent = await drain(source, service, broker, async () => running && turn.mine(), () => noticed);
    // One that fails does not keep the others from their turn.
    const told = sent === 0 ? await Promise.allSettled(besides.map((aside) => aside())) : [];
    for (const each of told) if (each.status === 'rejected') throw each.reason;
    return sent;
  };
  const loop = (async () => {
    while (running) {
      const sent = await work().catch((fault: unknown) => {
        log.warn({ fault: String(fault) }, 'relay: events wait, trying again');
        noticed = false;
        return 0;
      });
      if (sent === 0) await pause();
    }
  })();
  return {
    async stop() {
      running = false;
      wake();
      await settled(loop, stopPatienceMs);
      await turn.end();
    },
  };
}

/** A broker that hangs does not hold up the stop: what it has kept or not is published again. */
async function settled(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => { timer = setTimeout(resolve, patience); })]);
  clearTimeout(timer);
}

/** Until nothing waits: while the broker takes one batch, the next is numbered and the one before is marked. Answers how many were sent. */
async function drain(source: DataSource, service: string, broker: Broker, goOn: () => Promise<boolean>, hasMoreCome: () => boolean): Promise<number> {
  const { numbered, pending } = await waiting(source);
  if (!numbered && !pending) return 0;
  let sent = 0;
  let marking: Promise<void> = Promise.resolve();
  const batches = inOrder(source, numbered);
  let batch = await batches();
  while (batch.length > 0) {
    // After a batch that was not full nothing waits, unless word has come: the next look would find what came without.
    const following = batch.length >= BATCH || hasMoreCome() ? batches() : Promise.resolve([]);
    // All three end before a fault is told: the next turn must find what they did.
    const [publishing, numbering, marked] = await Promise.allSettled([publish(broker, batch, service), following, marking]);
    for (const each of [publishing, numbering, marked]) if (each.status === 'rejected') throw each.reason;
    marking = markSent(source, batch[0]?.position ?? '0', batch.at(-1)?.position ?? '0').then(() => { passing('relay.marked'); });
    marking.catch(() => undefined); // told at the next turn of the loop
    sent += batch.length;
    batch = (await goOn().catch(() => false)) ? await following : [];
  }
  await marking;
  return sent;
}

async function publish(broker: Broker, batch: readonly Numbered[], service: string): Promise<void> {
  for (const messages of wiresIn(batch, service)) await broker.publish(messages);
  passing('relay.published');
}

/** First what was numbered and perhaps not sent, by this relay or one that died; then what is numbered now. */
function inOrder(source: DataSource, isLeftOver: boolean): () => Promise<Numbered[]> {
  let recovering = isLeftOver;
  let after = '0';
  return async () => {
    if (recovering) {
      const unsent = await unsentAfter(source, after);
      after = unsent.at(-1)?.position ?? after;
      if (unsent.length > 0) return unsent;
      recovering = false;
    }
    const numbered = await numberPending(source);
    if (numbered.length > 0) passing('relay.numbered');
    return numbered;
  };
}
