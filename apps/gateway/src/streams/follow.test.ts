import { topics } from '@cornerstone/events/catalogue';
import type { Received } from '@cornerstone/events/define';
import type { Broker } from '@cornerstone/runtime/bus/broker';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { createLog } from '@cornerstone/runtime/log';
import fc from 'fast-check';
import { cursorOf, placesIn } from './cursor';
import type { Delivered } from './delivered';
import { anEvent, anIssue, outgoing } from './events.fixture';
import { follow } from './follow';
import { openHub, type Hub } from './hub';
import { Standing } from './standing';

const log = createLog('gateway', 'silent');
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** A reader that comes and goes, at its own pace; what it wrote down is the last cursor. */
class Reader {
  readonly heard: Received[] = [];
  cursor = '-';
  private connection: { ending: AbortController; done: Promise<void> } | null = null;

  constructor(private readonly broker: MemoryBroker, private readonly hub: Hub, private readonly pace: () => Promise<void>, private readonly isWanted: (message: Delivered) => boolean = () => true) {}

  connect(untilNow = false): void {
    if (this.connection && !this.connection.ending.signal.aborted) return;
    const before = this.connection?.done;
    const ending = new AbortController();
    this.connection = { ending, done: this.run(ending, before, untilNow) };
  }

  private async run(ending: AbortController, before: Promise<void> | undefined, untilNow: boolean): Promise<void> {
    await before;
    const end = await this.broker.places(topics, 'end');
    const standing = new Standing(placesIn(this.cursor, end));
    const take = async (message: Delivered): Promise<void> => {
      if (ending.signal.aborted || !message.event || !this.isWanted(message)) return;
      this.heard.push(message.event);
      this.cursor = cursorOf(standing.places());
      await this.pace();
    };
    await follow({ hub: this.hub, broker: this.broker, log, room: { messages: 3, bytes: 1e9 }, topics, standing, take, isWanted: this.isWanted, until: untilNow ? end : null, onCaughtUp: () => undefined, ending });
  }

  async disconnect(): Promise<void> {
    this.connection?.ending.abort('gone');
    await this.connection?.done;
  }

  async rest(): Promise<void> {
    await this.disconnect();
    this.connect(true);
    await this.connection?.done;
    this.connection = null;
  }
}

async function heardBy(reader: Reader, count: number): Promise<void> {
  for (const until = Date.now() + 5_000; reader.heard.length < count && Date.now() < until;) await pause(5);
  expect(reader.heard).toHaveLength(count);
}

/** `lag`: what the hub waits before it takes what came. */
async function opened(lag: () => Promise<void> = async () => undefined): Promise<{ broker: MemoryBroker; hub: Hub }> {
  const broker = memoryBroker();
  const lagging: Broker = { ...broker, read: (reading) => broker.read({ ...reading, handle: async (messages) => { await lag(); await reading.handle(messages); } }) };
  const hub = openHub(lagging, log, 5);
  while (hub.places() === null) await pause(1);
  return { broker, hub };
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('publish' as const), keys: fc.array(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('connect' as const) }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('disconnect' as const) }) }, { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rest' as const) }) },
);

describe('follow the events 断点续读', () => {
  it('gives each event once and each project\'s in order, whatever comes between', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 1, maxLength: 5 }), fc.boolean(), async (steps, paces, onlyIssues) => {
      let turn = 0;
      const unevenly = async (): Promise<void> => { const milliseconds = paces[turn++ % paces.length] ?? 0; if (milliseconds > 0) await pause(milliseconds); };
      const { broker, hub } = await opened(unevenly);
      const reader = new Reader(broker, hub, unevenly, ({ event }) => !onlyIssues || event?.source === 'supervision');
      const published: Received[] = [];
      for (const each of steps) {
        if (each.do === 'publish') {
          const events = each.keys.map((key, at) => (at % 2 === 0 ? anEvent : anIssue)({ projectId: `prj_${key}` }));
          published.push(...events);
          await broker.publish(events.map(outgoing));
        } else if (each.do === 'connect') reader.connect();
        else if (each.do === 'disconnect') await reader.disconnect();
        else if (each.do === 'rest') await reader.rest();
        else await pause(2);
      }
      await reader.rest();
      await hub.stop();
      const wanted = published.filter(({ source }) => !onlyIssues || source === 'supervision');
      const perKey = (events: readonly Received[]) => Object.fromEntries([...Map.groupBy(events, ({ key, source }) => `${source} ${key}`)].map(([key, of]) => [key, of.map(({ id }) => id)]));
      expect(perKey(reader.heard)).toEqual(perKey(wanted));
    }), { numRuns: 60 });
  });

  it('reads on from the broker when too much comes while it catches up', async () => {
    const { broker, hub } = await opened();
    const reader = new Reader(broker, hub, () => pause(1));
    await broker.publish(Array.from({ length: 30 }, () => outgoing(anEvent())));
    reader.connect();
    for (let round = 0; round < 10; round += 1) { await broker.publish([outgoing(anEvent()), outgoing(anEvent())]); await pause(1); }
    await heardBy(reader, 50);
    expect(new Set(reader.heard.map(({ id }) => id)).size).toBe(50);
    await broker.publish([outgoing(anEvent())]);
    await heardBy(reader, 51);
    await reader.disconnect();
    await hub.stop();
  });

  it('passes over what another gateway has given already', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => { open = resolve; });
    const { broker, hub } = await opened(() => gate);
    const reader = new Reader(broker, hub, async () => undefined);
    await broker.publish(Array.from({ length: 3 }, () => outgoing(anEvent())));
    await reader.rest();
    reader.connect();
    await pause(5);
    open();
    await broker.publish([outgoing(anEvent())]);
    await pause(20);
    await heardBy(reader, 4);
    await reader.disconnect();
    await hub.stop();
  });

  it('goes on when the broker has been away', async () => {
    const { broker, hub } = await opened();
    const reader = new Reader(broker, hub, async () => undefined);
    reader.connect();
    await pause(5);
    broker.become('down');
    await pause(5);
    broker.become('up');
    await broker.publish([outgoing(anEvent())]);
    await heardBy(reader, 1);
    await reader.disconnect();
    await hub.stop();
  });
});
