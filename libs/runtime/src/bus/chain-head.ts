import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { chainHeadTopic } from '@cornerstone/events/topics';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Broker } from './broker';
import type { ChainHead } from './event-chain';
import type { Aside } from './relay';

const EVERY_MS = 60_000;

const shape = z.object({
  service: z.string(), position: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.string(), signature: z.string(),
  /** Which key signed; heads of the first releases do not say. */
  key: z.string().optional(),
});
export type SignedHead = z.output<typeof shape>;

/** `UNKNOWN_KEY`: signed, if at all, with a key that is held no longer. */
export type HeadStanding = 'OURS' | 'UNKNOWN_KEY' | 'FORGED';

interface HeadKey { id: string; secret: Buffer }

/** Of the service's own key, which the database does not hold: who rewrites the log there cannot sign its new head. */
function headKey(service: string, internalKey: string): HeadKey {
  const secret = Buffer.from(hkdfSync('sha256', Buffer.from(internalKey, 'hex'), service, 'chain-head', 32));
  return { id: createHash('sha256').update(secret).digest('hex').slice(0, 16), secret };
}

const signatureOf = (key: HeadKey, { service, position, hash, at }: Omit<SignedHead, 'signature'>): Buffer =>
  createHmac('sha256', key.secret).update(JSON.stringify([service, position, hash, at])).digest();

export function headSigner(service: string, internalKey: string): (head: ChainHead, at: string) => SignedHead {
  const key = headKey(service, internalKey);
  return ({ position, hash }, at) => {
    const head = { service, position, hash, at, key: key.id };
    return { ...head, signature: signatureOf(key, head).toString('base64url') };
  };
}

/** Reads heads back: `internalKeys` are all that the service holds, the newest first. */
export function headReader(service: string, internalKeys: readonly string[]): (text: string) => { head: SignedHead | null; standing: HeadStanding } {
  const keys = internalKeys.map((key) => headKey(service, key));
  return (text) => {
    const head = headIn(text);
    if (!head || head.service !== service) return { head, standing: 'FORGED' };
    const isSigned = keys.some((key) => isSame(signatureOf(key, head), Buffer.from(head.signature, 'base64url')));
    if (isSigned) return { head, standing: 'OURS' };
    return { head, standing: keys.some(({ id }) => id === head.key) ? 'FORGED' : 'UNKNOWN_KEY' };
  };
}

const isSame = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

function headIn(text: string): SignedHead | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // told as forged: the service writes no such thing
  }
}

/** Once a minute, when it has moved: the last sent position and its hash, signed. The first as soon as there is one: a service may end before its first minute is over. */
export function tellChainHead(source: DataSource, service: string, broker: Broker, sign: ReturnType<typeof headSigner>, now: () => Date): Aside {
  let told = 0;
  let next = 0;
  return async () => {
    const at = now();
    if (at.getTime() < next) return;
    const [head] = await source.query<{ position: string; hash: Buffer }[]>('/* chain head */ select n.position, n.hash from event_position n join relay_place using (position)');
    if (!head) return;
    next = at.getTime() + EVERY_MS;
    if (Number(head.position) === told) return;
    await broker.publish([{ topic: chainHeadTopic(service), key: service, value: JSON.stringify(sign({ position: Number(head.position), hash: head.hash.toString('hex') }, at.toISOString())), headers: { 'content-type': 'application/json' } }]);
    told = Number(head.position);
  };
}
