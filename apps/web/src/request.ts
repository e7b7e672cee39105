import { faultFrom, type Fault } from './faults';
import type { Language } from './format';
import type { Operation } from './graphql';

export interface Answer<Result> { data: Result | null; faults: Fault[]; at: string }
/** Gives the Authorization header; with `renew` a new one, because the last was refused. */
export type Authorize = (renew?: boolean) => Promise<string | undefined>;
export interface Asking { authorize: Authorize; lang: Language; signal?: AbortSignal }

export const GRAPH = '/graphql';
export const acceptLanguage = (lang: Language): string => (lang === 'zh' ? 'zh-CN' : 'en');

/** One operation to the graph. A partial answer is an answer; only no answer at all is thrown. */
export async function ask<Result, Variables>(
  operation: Operation<Result, Variables>, variables: Variables, asking: Asking, renewed = false,
): Promise<Answer<Result>> {
  const authorization = await asking.authorize(renewed);
  const response = await fetch(GRAPH, {
    method: 'POST',
    signal: asking.signal,
    headers: {
      'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-language': acceptLanguage(asking.lang),
      ...(authorization && { authorization }),
    },
    body: JSON.stringify({ query: operation.toString(), variables }),
  });
  const body = await response.json().catch(() => null) as { data?: Result | null; errors?: unknown[] } | null;
  if (!body || (body.data === undefined && !body.errors)) throw new Error(`HTTP ${response.status}`);
  const faults = (body.errors ?? []).map(faultFrom);
  if (!renewed && faults.some((fault) => fault.code === 'UNAUTHENTICATED')) return ask(operation, variables, asking, true);
  return { data: body.data ?? null, faults, at: new Date().toISOString() };
}
