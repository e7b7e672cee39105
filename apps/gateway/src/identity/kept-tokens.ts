import { hash } from 'node:crypto';
import type { Noted } from '../lane/noted';
import type { Verified } from './verified';

/** Milliseconds in which a token that was good is not looked into again; and how many are kept, by digest. */
const KEEP = 60_000;
const MOST = 5_000;

/**
 * Looks into a token once in a minute: never beyond its end, and never beyond a change of the keys that vouch for it. `edition` tells
 * one set of keys from another; null where they cannot be relied on: then every token is looked into.
 */
export function keepingVerified(verify: (token: string) => Promise<Verified>, edition: () => string | null, now: () => number = Date.now): (token: string, noted?: Noted) => Verified | Promise<Verified> {
  const kept = new Map<string, { verified: Verified; until: number }>();
  let keys: string | null = null;
  const lookInto = async (token: string, digest: string, current: string | null): Promise<Verified> => {
    const verified = await verify(token);
    // The keys may have changed while they were asked: then nobody knows which of them vouched.
    if (current !== null && current === keys && current === edition()) {
      const [oldest] = kept.keys();
      if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
      kept.set(digest, { verified, until: Math.min(now() + KEEP, verified.until) });
    }
    return verified;
  };
  return (token, noted) => {
    const current = edition();
    if (current !== keys) {
      kept.clear();
      keys = current;
    }
    const digest = noted?.token === token ? noted.digest : hash('sha256', token);
    if (noted) { noted.token = token; noted.digest = digest; }
    const found = kept.get(digest);
    if (found && now() < found.until) return found.verified;
    kept.delete(digest);
    return lookInto(token, digest, current);
  };
}
