import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Identify } from '../identity';
import type { SignedIn } from '../identity/signed-in';
import type { Noted } from '../lane/noted';
import { MINUTE, tooMany } from './rates';
import { Windows } from './windows';

/** Tokens that were good once, by digest, so that their holders are let in while their address is shut. */
const REMEMBERED = 10_000;

/** What is looked at of who sends a request. */
export interface Sender { readonly headers: IncomingHttpHeaders; readonly socket: { readonly remoteAddress?: string | undefined }; readonly noted?: Noted }
export type IdentifyFrom = (authorization: string | undefined, from: Sender) => SignedIn | Promise<SignedIn>;

/** An address that sends bad tokens is not listened to for the rest of the minute, unless a token was good before. */
export function boundStrangers(identify: Identify, most: number, trustedProxies: number): IdentifyFrom {
  const failures = new Windows(MINUTE);
  const known = new Set<string>();
  /** One who comes again is the same object: their token needs no new digest. */
  const digests = new WeakMap<SignedIn, string>();
  const digestOf = (authorization: string | undefined): string => hash('sha256', authorization ?? '');
  const remember = (actor: SignedIn, authorization: string | undefined): void => {
    const digest = digests.get(actor) ?? digestOf(authorization);
    digests.set(actor, digest);
    if (known.has(digest)) return;
    known.add(digest);
    const [oldest] = known;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  return (authorization, from) => {
    const address = addressOf(from, trustedProxies);
    const before = failures.find(address);
    if (before && before.count >= most && !known.has(digestOf(authorization))) throw tooMany('strangers', most, before, failures);
    const letIn = (actor: SignedIn): SignedIn => { remember(actor, authorization); return actor; };
    const turnAway = (fault: unknown): never => {
      if (fault instanceof Rejection && fault.code === 'UNAUTHENTICATED') failures.add(address, 1);
      throw fault;
    };
    try {
      const found = identify(authorization, from.noted);
      if (found instanceof Promise) return found.then(letIn, turnAway);
      return letIn(found);
    } catch (fault) {
      return turnAway(fault);
    }
  };
}

/** Each proxy of ours adds the address it was called from at the end; what stands before is anybody's word. */
export function addressOf({ socket, headers }: Sender, trustedProxies: number): string {
  const told = trustedProxies > 0 ? String(headers['x-forwarded-for'] ?? '').split(',').at(-trustedProxies)?.trim() : undefined;
  return told || (socket.remoteAddress ?? 'unknown');
}
