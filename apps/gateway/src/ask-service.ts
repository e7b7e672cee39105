import type { Day } from '@cornerstone/kernel/day';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { signInternal } from '@cornerstone/runtime/internal-token';
import { carriedUnknown } from './changes';

export interface Service { name: string; url: string; key: string }
export interface For { actor: Actor; language: Language; asOf?: Day | null; traceparent?: string; tracestate?: string }

/** Headers are the gateway's own, names and values in turn: signed for the person and the body; nothing of the client's but its trace and language goes on. */
export function headersFor({ name, key }: Service, { actor, language, asOf = null, traceparent, tracestate }: For, body: string): string[] {
  const headers = ['content-type', 'application/json', 'authorization', `Bearer ${signInternal(key, name, { actor, asOf }, body)}`, 'accept-language', language];
  if (traceparent !== undefined) headers.push('traceparent', traceparent);
  if (tracestate !== undefined) headers.push('tracestate', tracestate);
  return headers;
}

/** What is no part of a plan: a command, a record of the gateway's own. */
export function askService(service: Service, person: For, body: string, signal: AbortSignal, path?: string): Promise<Response> {
  const headers = headersFor(service, person, body);
  const pairs = headers.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, headers[at + 1] ?? '']] : []));
  return fetch(path ? new URL(path, service.url) : service.url, { method: 'POST', body, redirect: 'error', signal, headers: pairs }).finally(carriedUnknown);
}
