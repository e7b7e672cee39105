import type { Actor } from '@cornerstone/runtime/actor';
import { formatRefusal, type Language } from '@cornerstone/runtime/graph/refusals';
import { mayHear } from '@cornerstone/runtime/hearing';
import type { StreamKind } from '../streams/open-streams';
import { tooSlow, type Streams } from '../streams/streams';
import { Waiting } from '../streams/waiting';
import type { Result, Subscription } from './subscription';

/** The answers of one subscription, one after the other, as fast as they are taken. */
export interface Answers extends AsyncIterableIterator<Result> { return(): Promise<IteratorResult<Result>> }

const OVER = { done: true, value: undefined } as const;

/** Listens from now on; events that wait for their answer take no more than their room. `giveBack` is called once it is over. */
export function answersOf(subscription: Subscription, actor: Actor, { hub, open, room, log }: Streams, kind: StreamKind, language: Language, giveBack: () => void): Answers {
  const ending = new AbortController();
  const waiting = new Waiting(room);
  const unlisten = hub.listen((message) => {
    if (!message.event || !subscription.isWanted(message.event) || !mayHear(actor, message.event)) return;
    if (subscription.newestOnly) waiting.clear();
    waiting.put(message);
  });
  const stop = (): void => { unlisten(); ending.abort(); waiting.clear(); giveBack(); };
  const fault = (thrown: unknown): Result => ({ data: null, errors: [formatRefusal(log, language)({ message: '' }, thrown)] });
  return {
    async next() {
      while (!ending.signal.aborted) {
        if (waiting.hasGivenUp) {
          stop();
          open.dropped(kind);
          return { done: false, value: fault(tooSlow) };
        }
        const event = waiting.take()?.event;
        if (event) return { done: false, value: await subscription.answer(event).catch(fault) };
        await waiting.more(ending.signal);
      }
      return OVER;
    },
    return: async () => { stop(); return OVER; },
    throw: async () => { stop(); return OVER; },
    [Symbol.asyncIterator]() { return this; },
  };
}
