import { startActor, type Actor } from './actor';
import type { ClientSettings, Rate } from './client.actor';
import { throughput, type Round, type Row } from './figures';
import type { Ground } from './ground';
import type { Sizes } from './sizes';

const NAMES = ['kafkajs', 'platformatic'] as const;

/** The two clients through the same port, doing the same, by turns: who is first changes with every round. */
export async function measureClients({ brokers }: Ground, { clientMessages: count, rounds }: Sizes, say: (line: string) => void): Promise<Row[]> {
  const actors = Object.fromEntries(NAMES.map((client) => [client, startActor('client', { client, brokers } satisfies ClientSettings)])) as Record<(typeof NAMES)[number], Actor>;
  const produced: Round[] = [];
  const consumed: Round[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const order = round % 2 === 0 ? NAMES : [...NAMES].reverse();
      for (const job of ['produce', 'consume'] as const) {
        const rates = new Map<string, Rate>();
        for (const client of order) {
          const topic = `bench.${client}-${round}`;
          if (job === 'produce') await actors[client].ask('prepare', { topics: [topic, `${topic}.warm`] });
          rates.set(client, await actors[client].ask<Rate>(job, { topic, count }));
        }
        const [ours, other] = NAMES.map((client) => rates.get(client)?.perSecond ?? Number.NaN);
        (job === 'produce' ? produced : consumed).push({ ours: ours ?? Number.NaN, other: other ?? Number.NaN });
        say(`clients, round ${round + 1}: ${job} ${NAMES.map((client) => `${client} ${Math.round(rates.get(client)?.perSecond ?? 0).toLocaleString('en')}/s`).join(', ')}${job === 'produce' ? `, ${Math.round(rates.get('kafkajs')?.bytes ?? 0)} bytes a message` : ''}`);
      }
    }
  } finally {
    await Promise.all(Object.values(actors).map((actor) => actor.stop()));
  }
  return [
    throughput(`produce ${count.toLocaleString('en')} in batches of 500`, 'kafkajs', '@platformatic/kafka', produced, null),
    throughput(`consume ${count.toLocaleString('en')} in a group of one`, 'kafkajs', '@platformatic/kafka', consumed, null),
  ];
}
