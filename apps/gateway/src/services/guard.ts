import { Rejection } from '@cornerstone/kernel/rejection';
import { Circuit, type CircuitSettings, type CircuitState, type Outcome, type Surroundings } from './circuit';
import type { Ending } from './ending';
import { NoPlace, Places } from './places';

export interface GuardSettings { atOnce: number; waiting: number; circuit: CircuitSettings }
export type Held = 'open' | 'busy';

/** Told of what a guard sees of its service. */
export interface GuardWatch {
  circuit(service: string, state: CircuitState): void;
  /** A fetch was not sent: the circuit is open, or too many wait. */
  heldBack(service: string, why: Held): void;
  load(service: string, underWay: number, waiting: number): void;
}

/** A fault by which the service showed that it is there: it answered, though with nothing that could be used. */
export class UnusableAnswer extends Error {}

/** Seconds after which a full row has moved on. */
const RETRY_AFTER = 1;

const away = (service: string, seconds: number): Rejection => new Rejection('gateway.service-unavailable',
  { en: `The ${service} service does not answer now; its fields are empty.`, zh: `${service} 服务暂不可用，其字段为空。` }, { retryAfter: seconds }, 'UNAVAILABLE');

const busy = (service: string): Rejection => new Rejection('gateway.service-busy',
  { en: `Too much waits for the ${service} service; its fields are empty. Try again in a second.`, zh: `等待 ${service} 服务的请求过多，其字段为空，请稍后重试。` }, { retryAfter: RETRY_AFTER }, 'UNAVAILABLE');

/** Between the gateway and one service, whichever executor asks: no more at once than it takes, and nothing while it is away. */
export interface Guard {
  /** Fetches that are at the service at the same time, at most. */
  readonly atOnce: number;
  /** What is not sent is refused by a Rejection. `ending`: the end of this fetch; `isWanted`: whether anybody still asks, for what nobody asks for says nothing of the service. */
  ask<T>(ending: Ending, isWanted: () => boolean, fetch: () => Promise<T>): Promise<T>;
}

export function guardOf(service: string, { atOnce, waiting, circuit: settings }: GuardSettings, watch: GuardWatch, around: Surroundings): Guard {
  const circuit = new Circuit(settings, around, (state) => { watch.circuit(service, state); });
  const places = new Places(atOnce, waiting);
  const look = (): void => { watch.load(service, places.underWay, places.waiting); };
  const refuse = (why: Held, refusal: Rejection): never => { watch.heldBack(service, why); throw refusal; };
  const requireClosed = (): void => {
    const ms = circuit.closedFor();
    if (ms !== null) refuse('open', away(service, Math.max(1, Math.ceil(ms / 1_000))));
  };
  const enter = (ending: Ending): Promise<void> | null => {
    try {
      return places.enter(ending);
    } catch (fault) {
      if (fault instanceof NoPlace) return refuse('busy', busy(service));
      throw fault;
    }
  };

  return {
    atOnce,
    async ask(ending, isWanted, fetch) {
      requireClosed();
      const turn = enter(ending);
      look();
      if (turn) await turn;
      let tell: ((outcome: Outcome) => void) | null = null;
      try {
        // Others may have found it away while this one waited.
        if (turn) requireClosed();
        tell = circuit.begin();
        const answer = await fetch();
        tell('answered');
        return answer;
      } catch (fault) {
        tell?.(!isWanted() ? 'given-up' : fault instanceof Rejection || fault instanceof UnusableAnswer ? 'answered' : 'silent');
        throw fault;
      } finally {
        places.leave();
        look();
      }
    },
  };
}
