import { createHmac, hkdfSync } from 'node:crypto';
import { chainHeadTopic } from '@cornerstone/events/topics';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker';
import type { ChainHead } from './event-chain';
import type { Aside } from './relay';

const EVERY_MS = 60_000;

export interface SignedHead extends ChainHead { service: string; at: string; signature: string }

/** Of the service's own key, which the database does not hold: who rewrites the log there cannot sign its new head. */
export function headSigner(service: string, internalKey: string): (head: ChainHead, at: string) => SignedHead {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(internalKey, 'hex'), service, 'chain-head', 32));
  return ({ position, hash }, at) => ({ service, position, hash, at, signature: createHmac('sha256', key).update(JSON.stringify([service, position, hash, at])).digest('base64url') });
}

/** Once a minute, when it has moved: the last sent position and its hash, signed. */
export function tellChainHead(source: DataSource, service: string, broker: Broker, sign: ReturnType<typeof headSigner>, now: () => Date): Aside {
  let told = 0;
  let next = 0;
  return async () => {
    const at = now();
    if (at.getTime() < next) return;
    const [head] = await source.query<{ position: string; hash: Buffer }[]>('/* chain head */ select n.position, n.hash from event_position n join relay_place using (position)');
    next = at.getTime() + EVERY_MS;
    if (!head || Number(head.position) === told) return;
    await broker.publish([{ topic: chainHeadTopic(service), key: service, value: JSON.stringify(sign({ position: Number(head.position), hash: head.hash.toString('hex') }, at.toISOString())), headers: { 'content-type': 'application/json' } }]);
    told = Number(head.position);
  };
}
