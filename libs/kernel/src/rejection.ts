/** What a refused person may be told: a code for machines, a rule for the reader, a sentence in both languages. */
export type RejectionCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'RULE_BROKEN' | 'CONFLICT' | 'TOO_EXPENSIVE' | 'RATE_LIMITED' | 'UNAVAILABLE';

export interface Sentence { en: string; zh: string }

/**
 * The one way to refuse. `rule` is an id such as `P6.investment-went-back`: mechanism, dot, fact in kebab case.
 * Anything thrown that is not a Rejection is a fault of ours and is masked before it leaves the house.
 */
export class Rejection extends Error {
  readonly code: RejectionCode;

  constructor(
    readonly rule: string,
    readonly sentence: Sentence,
    readonly details: Record<string, unknown> = {},
    code: RejectionCode = 'RULE_BROKEN',
  ) {
    super(sentence.en);
    this.name = 'Rejection';
    this.code = code;
  }
}

export const badInput = (rule: string, sentence: Sentence, details: Record<string, unknown> = {}): Rejection =>
  new Rejection(rule, sentence, details, 'BAD_USER_INPUT');

/** What one may not see is not found: the same words for "absent" and "not yours". */
export const notFound = (what: Sentence, id: string): Rejection =>
  new Rejection('access.not-found', { en: `${what.en} ${id} was not found.`, zh: `未找到${what.zh} ${id}。` }, { id }, 'NOT_FOUND');

export const forbidden = (rule: string, sentence: Sentence, details: Record<string, unknown> = {}): Rejection =>
  new Rejection(rule, sentence, details, 'FORBIDDEN');

export const conflict = (expected: number, found: number): Rejection =>
  new Rejection('access.stale-version',
    { en: `The object has changed: version ${found} now, you saw ${expected}. Read it again.`, zh: `对象已被修改：当前版本 ${found}，您看到的是 ${expected}，请重新读取。` },
    { expected, found }, 'CONFLICT');
