import type { Reply } from '@cornerstone/executor/client';
import type { Answer } from '@cornerstone/executor/fetch';
import type { GraphQLFormattedError } from 'graphql';
import { UnusableAnswer } from './services/guard';

/** What a service answered. Each who takes it gets objects of their own: they fill them. */
export type Taking = () => Answer;

export function readAnswer(reply: Reply): Taking {
  let first: Answer | null = answerIn(reply);
  return () => {
    const answer = first ?? answerIn(reply);
    first = null;
    return answer;
  };
}

/** `{}`, a page of HTML or a refused token is no answer: nothing may turn into a silent null. */
function answerIn({ status, text, bytes }: Reply): Answer {
  // 5xx says that it is not itself; anything else shows that it is there.
  const unusable = (why: string): Error => (status >= 500 ? new Error(why) : new UnusableAnswer(why));
  const { data, errors } = (JSON.parse(text) ?? {}) as { data?: unknown; errors?: unknown };
  const isErrors = (value: unknown): value is GraphQLFormattedError[] => Array.isArray(value) && value.every((each: unknown) => typeof (each as { message?: unknown } | null)?.message === 'string');
  if (errors !== undefined && !isErrors(errors)) throw unusable('its errors are none');
  if (data === undefined && errors?.length && errors.every((error) => error.extensions?.['code'] === 'BAD_USER_INPUT')) return { data: null, errors, bytes };
  if (typeof data !== 'object' || (data === null && !errors?.length)) throw unusable(`its answer (status ${status}) has no data: ${JSON.stringify(errors ?? null).slice(0, 500)}`);
  return { data: data as Answer['data'] ?? null, ...(errors && { errors }), bytes };
}
