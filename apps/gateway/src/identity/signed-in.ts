import type { Actor } from '@cornerstone/runtime/actor';
import type { Rejection } from '@cornerstone/kernel/rejection';

/** Who asks, and for how long: a stream ends with the right to it. */
export interface SignedIn extends Actor {
  /** Calls once, when the token has expired, or the person may no longer act or not as before; the refusal says which. Returns how to stop. */
  onEnd(ended: (why: Rejection) => void): () => void;
}

/** A timer takes no more; streams do not live so long. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** `look` answers why the right has ended, null while it holds. */
export function untilEnded(until: number, look: () => Rejection | null, watch: (changed: () => void) => () => void, expiry: () => Rejection): SignedIn['onEnd'] {
  return (ended) => {
    const stop = (): void => { clearTimeout(timer); unwatch(); };
    const end = (why: Rejection): void => { stop(); ended(why); };
    const timer = setTimeout(() => { end(expiry()); }, Math.min(until - Date.now(), LONGEST_TIMER)).unref();
    const check = (): void => { const why = look(); if (why) end(why); };
    const unwatch = watch(check);
    // Something may have changed between the question and the stream.
    queueMicrotask(check);
    return stop;
  };
}
