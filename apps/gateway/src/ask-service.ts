import type { Day } from '@cornerstone/kernel/day';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { signInternal } from '@cornerstone/runtime/internal-token';

export interface Service { name: string; url: string; key: string }
export interface For { actor: Actor; language: Language; asOf?: Day | null; traceparent?: string; tracestate?: string }

/** The one way to a service: signed for the person and the body. Headers are the gateway's own, nothing of the client's but its trace and language goes on. */
export async function askService({ name, url, key }: Service, { actor, language, asOf = null, traceparent, tracestate }: For, body: string, signal: AbortSignal, path?: string): Promise<Response> {
  const token = await signInternal(key, name, { actor, asOf }, body);
  return fetch(path ? new URL(path, url) : url, {
    method: 'POST', body, redirect: 'error', signal,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': language, ...(traceparent !== undefined && { traceparent }), ...(tracestate !== undefined && { tracestate }) },
  });
}
