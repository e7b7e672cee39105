import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Role } from '@cornerstone/runtime/rights';
import { atOnce, type Enter } from './at-once';
import { Budget } from './budget';
import { HeldAnswers } from './held-answers';
import type { KnownOperations } from './known-operations';
import { requireShallow } from './nesting';
import type { Sent } from './operation-in';
import { ratesPerPerson, type Rates } from './rates';
import { documentReader } from './read-document';

export interface Operation { query: string; variables?: Record<string, unknown>; operationName?: string }

export interface GateOptions {
  rates: Rates;
  /** Whether any operation may be asked, or only those of our own clients. */
  operations: 'free' | 'known';
  known: KnownOperations;
  /** Nobody is counted while the demonstration is being told. */
  isLoading(): boolean;
  budget?: () => Budget;
  /** What all operations together may hold of the services' answers. */
  held?: HeldAnswers;
  /** What one person may have under way. */
  atOnce?: number;
}

/** Where every operation passes, by whatever way it came, before the graph sees it. */
export interface Gate {
  /** The operation as it goes on; a refusal is thrown. */
  admit(sent: Sent, actor: Actor): Operation;
  budget(): Budget;
  /** For what is no operation and costs as much. */
  count(actor: Actor, as: 'reads' | 'mutations'): Promise<void>;
  /** One more thing under way, where the person has not too much; returns how to end it, once. */
  enter: Enter;
  /** Does the work where the person has not too much under way. */
  within<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
}

/** Who may ask what no client of ours asks, where only known operations are answered: developers and those who analyse. */
const FREE: readonly Role[] = ['dev', 'drc', 'sup', 'gov'];

export function openGate({ rates, operations, known, isLoading, held = new HeldAnswers(), budget = () => new Budget(undefined, undefined, held), atOnce: most }: GateOptions): Gate {
  const read = documentReader();
  const count = ratesPerPerson(rates);
  const mayAskFreely = ({ roles }: Actor): boolean => operations === 'free' || FREE.some((role) => roles.includes(role));
  const entering = atOnce(most);
  const enter: Enter = (actor) => (isLoading() ? () => undefined : entering(actor));
  return {
    budget,
    enter,
    async within(actor, work) {
      const leave = enter(actor);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    async count(actor, as) { if (!isLoading()) count(actor, { isMutation: as === 'mutations', roots: [] }); },
    admit({ query, hash, isAutomatic = false, ...rest }, actor) {
      held.requireRoom();
      const text = query ?? (hash === null ? null : known.textOf(hash));
      if (text === null) throw unknownHash(hash ?? '', isAutomatic);
      const document = read(text);
      if (!isLoading()) count(actor, document.counted(rest.operationName));
      if (document.refusal) throw document.refusal;
      requireShallow(rest.variables);
      if (!mayAskFreely(actor) && !(document.hash !== null && known.has(document.hash))) throw notOurs();
      return { query: document.text, ...rest };
    },
  };
}

/** Clients of automatic persisted queries look for the word: they send the text, and no hash any more. */
const NOT_SUPPORTED = { en: 'PersistedQueryNotSupported', zh: 'PersistedQueryNotSupported' };
const UNKNOWN = { en: 'No known operation has this hash: send the text of the operation.', zh: '没有与该哈希对应的已登记操作，请发送完整操作文本。' };
const unknownHash = (hash: string, isAutomatic: boolean): Rejection => badInput('limits.unknown-hash', isAutomatic ? NOT_SUPPORTED : UNKNOWN, { hash });

const notOurs = (): Rejection => new Rejection('limits.unknown-operation', {
  en: `Here only known operations are answered, except to the roles ${FREE.join(', ')}. Send one of our clients' operations, or ask for one to be added.`,
  zh: `此处仅受理已登记的操作（角色 ${FREE.join('、')} 除外）。请使用已登记操作，或申请登记。`,
}, { free: FREE }, 'FORBIDDEN');
