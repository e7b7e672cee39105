import type { Log } from '@cornerstone/runtime/log';
import type { Service } from '../ask-service';
import type { Asking } from '../asking';
import type { Hub } from '../streams/hub';
import { keepingAnswers, type Answers } from './answers';
import type { AskFresh } from './ask-fresh';
import type { CacheWatch } from './cache-watch';
import { checking } from './check';
import { keepingEntities, type KeptOver } from './entities';
import { Kept } from './kept';
import { openKnownChanges } from './known-changes';
import type { Memory } from './memory';

/** `entities`: what services answered of entities; `answers`: whole answers, too; `check`: both, asked for all the same and compared. */
export type CacheMode = 'entities' | 'answers' | 'check';

export interface Cache {
  over: KeptOver;
  /** A fetch of root fields is about to be made: an answer that is made of it is of anything there. */
  asks(service: string, asking: Asking): void;
  /** Null where only entities are kept. */
  answers: Answers | null;
  /** An answer to a mutation tells what that changed; null: nobody knows. Before the answer goes to whoever asked. */
  touched(header: string | null): void;
  stop(): Promise<void>;
}

interface Options { hub: Hub; services: readonly Service[]; mode: CacheMode; bytes: number; watch: CacheWatch; log: Log; ask: (service: Service) => AskFresh }

/** What services have answered, kept until an event tells that it may have changed. What cannot be known for certain is neither kept nor given out. */
export function openCache({ hub, services, mode, bytes, watch, log, ask }: Options): Cache {
  const changes = openKnownChanges({ hub, services, watch, log, ask });
  const memory: Memory = { kept: new Kept(bytes, watch), changes, isChecking: mode === 'check', watch, check: checking(watch, log) };
  return {
    over: keepingEntities(memory),
    asks(service, { made }) {
      if (!made) return;
      const [of, now] = [changes.of(service), performance.now()];
      of?.use(now);
      if (of?.state.isLive(now) && changes.isHearing(now)) made.asks(of, null);
      else made.asksBlindly();
    },
    answers: mode === 'entities' ? null : keepingAnswers(memory),
    touched: (header) => { changes.touched(header); },
    stop: () => changes.stop(),
  };
}
