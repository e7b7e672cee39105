import { hash } from 'node:crypto';
import type { Received } from '@cornerstone/events/define';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { print, type DocumentNode } from 'graphql';
import type { SignedIn } from '../identity/signed-in';
import type { AdmittedOperation } from './admission';
import { isSameForAll } from './same-for-all';
import type { Result, Subscription } from './subscription';

/** Milliseconds within which others who heard the same event come for its answer; more answers than this are not kept. */
const KEPT_MS = 2_000;
const MOST = 500;

export type HowAnswered = 'asked' | 'joined';
interface Read { text: string; isSame: boolean }

/** The answer to one event for all who subscribed to the same with the same rights: asked for once. */
export class JoinedAnswers {
  private readonly kept = new Map<string, Promise<Result>>();

  /** A document is the same object as long as it is remembered. */
  private readonly read = new WeakMap<DocumentNode, Read>();

  constructor(private readonly answered: (how: HowAnswered) => void = () => undefined) {}

  /** The subscription, whose answers are shared with those that are alike. */
  join(subscription: Subscription, asked: AdmittedOperation, { id, departmentId, departments, regions, roles }: SignedIn, language: Language): Subscription {
    const { text, isSame } = this.known(asked);
    const person = isSame ? null : id;
    const key = hash('sha256', JSON.stringify([text, asked.operation.name?.value ?? null, asked.variables, language, person, departmentId, departments, regions, roles]));
    return { ...subscription, answer: (event) => this.answer(`${event.id} ${key}`, event, subscription) };
  }

  private known({ schema, document }: AdmittedOperation): Read {
    const read = this.read.get(document) ?? { text: print(document), isSame: isSameForAll(schema, document) };
    this.read.set(document, read);
    return read;
  }

  private answer(key: string, event: Received, subscription: Subscription): Promise<Result> {
    const known = this.kept.get(key);
    this.answered(known ? 'joined' : 'asked');
    if (known) return known;
    const answer = subscription.answer(event);
    this.kept.set(key, answer);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    setTimeout(() => { if (this.kept.get(key) === answer) this.kept.delete(key); }, KEPT_MS).unref();
    return answer;
  }
}
