import type { Reply } from '@cornerstone/executor/connections';
import type { Answer } from '@cornerstone/executor/fetch';
import type { GraphQLFormattedError } from 'graphql';

/** `{}`, a page of HTML or a refused token is no answer: nothing may turn into a silent null. */
export function readAnswer({ status, text }: Reply): Answer {
  const { data, errors } = (JSON.parse(text) ?? {}) as { data?: unknown; errors?: unknown };
  const isErrors = (value: unknown): value is GraphQLFormattedError[] => Array.isArray(value) && value.every((each: unknown) => typeof (each as { message?: unknown } | null)?.message === 'string');
  if (errors !== undefined && !isErrors(errors)) throw new Error('its errors are none');
  if (data === undefined && errors?.length && errors.every((error) => error.extensions?.['code'] === 'BAD_USER_INPUT')) return { data: null, errors };
  if (typeof data !== 'object' || (data === null && !errors?.length)) throw new Error(`its answer (status ${status}) has no data: ${JSON.stringify(errors ?? null).slice(0, 500)}`);
  return { data: data as Answer['data'] ?? null, ...(errors && { errors }), bytes: text.length };
}
