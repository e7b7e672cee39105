import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import type { Broker } from './broker';
import { passing } from './failpoint';
import { InOrder, type Word } from './in-order';
import { BATCH, markSent, waiting, type Numbered } from './numbering';
import { relayTurn } from './relay-turn';
import { tellDeadLetters } from './tell-dead-letters';
import { wiresIn } from './wires';

const POLL_MS = 500;
const STOP_PATIENCE_MS = 5_000;
/** What is done besides waits no longer than this for a pause between events. */
const STARVING_MS = 5_000;

export interface Relay {
  /** Events wait: it takes them at once. False: another one has the turn, and has to be told. */
  wake(): boolean;
  stop(): Promise<void>;
}

/** What the relay does besides: each time that it looks by itself, and now and then while events come without a pause. */
export type Aside = () => Promise<void>;

/**
 * Sends what the service has recorded, in order: position and hash first, then the broker, then the mark, each on its own.
 * No transaction waits for the broker. A crash in between publishes again, as the same event at the same position; the receiver's inbox absorbs it.
 */
export async function startRelay(source: DataSource, url: string, service: string, broker: Broker, log: Log, { stopPatienceMs = STOP_PATIENCE_MS, asides = [] as readonly Aside[] } = {}): Promise<Relay> {
  let running = true;
  let isUnsure = true;
  let asideAt = performance.now();
  const word: Word = { hasCome: false };
  const order = new InOrder(source, word);
  let endPause: () => void = () => undefined;
  const tell = (): void => { word.hasCome = true; endPause(); };
  const turn = relayTurn(url, tell, log);
  const pause = async (): Promise<void> => {
    if (running && !word.hasCome) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, POLL_MS); endPause = () => { clearTimeout(timer); resolve(); }; });
  };
  const besides: readonly Aside[] = [() => tellDeadLetters(source, service, broker), ...asides];
  /** Where the last time lies so many milliseconds back. One that fails does not keep the others from their turn. */
  const aside = async (since: number): Promise<void> => {
    if (performance.now() - asideAt < since) return;
    asideAt = performance.now();
    const told = await Promise.allSettled(besides.map((each) => each()));
    for (const each of told) if (each.status === 'rejected') throw each.reason;
  };
  const work = async (): Promise<void> => {
    const [isTold, isKept] = [word.hasCome, turn.isHeld()];
    word.hasCome = false;
    if (!(await turn.mine())) return;
    isUnsure ||= !isKept;
    // Told of events, and sure that none was left over, it numbers at once.
    const isLooking = !isTold || isUnsure;
    const { numbered, pending } = isLooking ? await waiting(source) : { numbered: false, pending: true };
    // What waits behind what was left over is numbered after it.
    word.hasCome ||= numbered && pending;
    if (isUnsure) order.forget();
    if (numbered) order.recover();
    isUnsure = true;
    const isWhole = !(numbered || pending) || await drain(source, service, broker, order, () => running && turn.isHeld(), word, () => aside(STARVING_MS));
    isUnsure = !isWhole;
    await aside(isTold ? POLL_MS : 0);
  };
  const loop = (async () => {
    while (running) {
      await work().catch((fault: unknown) => {
        log.warn({ fault: String(fault) }, 'relay: events wait, trying again');
        word.hasCome = false;
      });
      await pause();
    }
  })();
  return {
    wake() {
      const isMine = running && turn.isHeld();
      if (isMine) tell();
      return isMine;
    },
    async stop() {
      running = false;
      endPause();
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

/** Until nothing waits: while the broker takes one batch, the next is numbered and the one before is marked. False: it broke off, and something numbered may not have been sent. `between`: done between two sends. */
async function drain(source: DataSource, service: string, broker: Broker, order: InOrder, goOn: () => boolean, word: Word, between: () => Promise<void>): Promise<boolean> {
  let marking: Promise<void> = Promise.resolve();
  let batch = await order.next();
  while (batch.length > 0 && goOn()) {
    // After a batch that was not full nothing waits, unless word has come: the next look would find what came without.
    const following = batch.length >= BATCH || word.hasCome ? order.next() : null;
    const [, numbered] = await allEnded([publish(broker, batch, service), following, marking]);
    marking = markSent(source, batch[0]?.position ?? '0', batch.at(-1)?.position ?? '0').then(() => { passing('relay.marked'); });
    marking.catch(() => undefined); // told at the next turn of the loop
    await between().catch(async (fault: unknown) => { await marking; throw fault; });
    [batch] = numbered ? [numbered] : await allEnded([word.hasCome && goOn() ? order.next() : [], marking]);
  }
  await marking;
  return batch.length === 0;
}

/** All end before a fault of one is told: the next turn must find what they did. */
async function allEnded<T extends readonly unknown[]>(works: [...T]): Promise<{ [At in keyof T]: Awaited<T[At]> }> {
  for (const each of await Promise.allSettled(works)) if (each.status === 'rejected') throw each.reason;
  return Promise.all(works);
}

async function publish(broker: Broker, batch: readonly Numbered[], service: string): Promise<void> {
  for (const messages of wiresIn(batch, service)) await broker.publish(messages);
  passing('relay.published');
}
