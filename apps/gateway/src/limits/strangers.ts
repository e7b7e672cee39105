import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Rejection } from '@cornerstone/kernel/rejection';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Identify } from '../identity';
import { tooMany } from './rates';

const SECONDS = 60;
/** Tokens that were good once, by digest, so that their holders are let in while their address is shut. */
const REMEMBERED = 10_000;

export type IdentifyFrom = (authorization: string | undefined, from: IncomingMessage) => ReturnType<Identify>;

/** An address that sends bad tokens is not listened to for the rest of the minute, unless a token was good before. */
export function boundStrangers(identify: Identify, most: number, trustedProxies: number): IdentifyFrom {
  const failures = new RateLimiterMemory({ points: most, duration: SECONDS });
  const known = new Set<string>();
  const remember = (digest: string): void => {
    known.add(digest);
    const [oldest] = known;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  return async (authorization, from) => {
    const address = addressOf(from, trustedProxies);
    const digest = hash('sha256', authorization ?? '');
    const before = await failures.get(address);
    if (before && before.consumedPoints >= most && !known.has(digest)) throw tooMany('strangers', most, before);
    try {
      const actor = await identify(authorization);
      if (!known.has(digest)) remember(digest);
      return actor;
    } catch (fault) {
      if (fault instanceof Rejection && fault.code === 'UNAUTHENTICATED') await failures.penalty(address);
      throw fault;
    }
  };
}

/** Each proxy of ours adds the address it was called from at the end; what stands before is anybody's word. */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }, trustedProxies: number): string {
  const told = trustedProxies > 0 ? String(headers['x-forwarded-for'] ?? '').split(',').at(-trustedProxies)?.trim() : undefined;
  return told || (socket.remoteAddress ?? 'unknown');
}
