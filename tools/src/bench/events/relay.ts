import { topicOf } from '@cornerstone/events/define';
import { enterAll } from '@cornerstone/runtime/record';
import { aBridge, begun, opened, type Bridges } from '@cornerstone/testing/bridges';
import { startActor } from './actor';
import type { BareSettings } from './bare.actor';
import type { Rate } from './client.actor';
import { throughput, type Round, type Row } from './figures';
import type { Ground } from './ground';
import type { RelaySettings } from './relay.actor';
import type { Sizes } from './sizes';

const TOPIC = topicOf(begun().type);
const GOAL = { ratio: 0.7, perSecond: 25_000 };

/** The relay's drain beside kafkajs alone with the same bytes: who is first changes with every round. */
export async function measureRelay({ brokers }: Ground, bridges: Bridges, { relayEvents: count, rounds }: Sizes, say: (line: string) => void): Promise<Row[]> {
  const relay = startActor('relay', { workerUrl: bridges.database.workerUrl, brokers } satisfies RelaySettings);
  const bare = startActor('bare', { brokers } satisfies BareSettings);
  const measured: Round[] = [];

  const drained = async (events: number): Promise<number> => {
    await bridges.as('drc', (tx) => enterAll(tx, Array.from({ length: events / 2 }, () => ({ row: aBridge(), facts: [begun(), opened()] }))));
    const from = await bare.ask('places', { topics: [TOPIC] });
    const { perSecond } = await relay.ask<Rate>('drain', { count: events });
    await bare.ask('load', { from, count: events });
    return perSecond;
  };
  const sent = async (): Promise<number> => (await bare.ask<Rate>('send')).perSecond;

  try {
    await bare.ask('prepare', { topics: [TOPIC] });
    // Both warm, as services are.
    await drained(count);
    await sent();
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = round % 2 === 0 ? [await drained(count), await sent()] : [await sent(), await drained(count)];
      const [ours, other] = round % 2 === 0 ? [first, second] : [second, first];
      measured.push({ ours, other });
      say(`relay, round ${round + 1}: ${Math.round(ours).toLocaleString('en')}/s, kafkajs alone ${Math.round(other).toLocaleString('en')}/s`);
    }
  } finally {
    await Promise.all([relay.stop(), bare.stop()]);
  }
  return [throughput(`drain of ${count.toLocaleString('en')} recorded events`, 'relay', 'kafkajs alone', measured, GOAL)];
}
