import { setTimeout as delay } from 'node:timers/promises';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Log } from '@cornerstone/runtime/log';
import { createRemoteJWKSet, customFetch, errors, jwksCache, type ExportedJWKSCache, type JSONWebKeySet, type JWKSCacheInput, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { isHttpsOrLocal } from './address';
import { vouchingKeys } from './public-keys';
import { issuerUnavailable } from './refusals';

/**
 * Milliseconds. `refresh` after the keys came, `retry` after they did not; `keep`: how long they are good without coming again; `cooldown` between two askings
 * because of a key that nobody knows; `patience` for one answer.
 * keep - refresh is the shortest outage that nobody notices; keep is the longest life of a key after it was taken away.
 */
export interface Pace { refresh: number; retry: number; keep: number; cooldown: number; patience: number }
export const PACE: Pace = { refresh: 4 * 60_000, retry: 10_000, keep: 10 * 60_000, cooldown: 3_000, patience: 5_000 };

const discovered = z.object({ issuer: z.string(), jwks_uri: z.url() });
const wordOf = (cause: unknown): string => (cause instanceof Error ? (cause as NodeJS.ErrnoException).code ?? cause.message : '');
const reasonOf = (fault: unknown): string => (fault instanceof Error ? [fault.message, wordOf(fault.cause)].filter(Boolean).join(': ') : String(fault));

export interface IssuerKeys { key: JWTVerifyGetKey; /** The keys as they are now: none before they came, when no token of this issuer can be good; null when they are too old. */ edition(): string | null }

/** The keys of an OpenID Connect issuer, found by its discovery document and kept up to date. An issuer that is down stops nobody whose key is known. */
export function issuerKeys(issuer: string, log: Log, { pace = PACE, stopping }: { pace?: Pace; stopping?: AbortSignal } = {}): IssuerKeys {
  const discovery = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  let failedAt = Number.NEGATIVE_INFINITY;
  let isDown = false;

  const read = async (url: string | URL, signal: AbortSignal): Promise<unknown> => {
    const ask = (): Promise<Response> => fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
    // A connection that was kept open may be closed just when it is used again.
    const response = await ask().catch((fault: unknown) => { if (signal.aborted) throw fault; return ask(); });
    if (!response.ok) throw new Error(`${url.toString()} answers with status ${response.status}`);
    return response.json();
  };
  const load = async (signal: AbortSignal): Promise<Response> => {
    // Else each token of an unknown key would be one more question to an issuer that is in trouble.
    if (performance.now() - failedAt < pace.cooldown) throw new Error('the issuer did not answer a moment ago');
    try {
      const { issuer: own, jwks_uri: at } = discovered.parse(await read(discovery, signal));
      if (own !== issuer) throw new Error(`it calls itself ${own}: OIDC_ISSUER must be exactly that`);
      if (!isHttpsOrLocal(at)) throw new Error(`its jwks_uri ${at} is not https`);
      const keys = vouchingKeys(await read(at, signal));
      if (isDown) log.info({ issuer }, 'the issuer answers again');
      isDown = false;
      return Response.json(keys);
    } catch (fault) {
      failedAt = performance.now();
      if (!isDown) log.warn({ issuer, reason: reasonOf(fault) }, 'the issuer gives no keys; those of before stay good for some minutes');
      isDown = true;
      throw fault;
    }
  };
  /** The keys that are in use, put here by jose when it takes them. */
  const applied: JWKSCacheInput = {};
  const keys = createRemoteJWKSet(discovery, { [jwksCache]: applied, cacheMaxAge: pace.keep, cooldownDuration: pace.cooldown, timeoutDuration: pace.patience, [customFetch]: (_url, { signal }) => load(signal) });

  void (async (): Promise<void> => {
    while (!stopping?.aborted) {
      const came = await keys.reload().then(() => true, () => false); // told by `load`
      await delay(came ? pace.refresh : pace.retry, undefined, { ref: false, ...(stopping && { signal: stopping }) }).catch(() => undefined);
    }
  })();

  const ask = (...given: Parameters<JWTVerifyGetKey>): ReturnType<JWTVerifyGetKey> => Promise.resolve(keys(...given)).catch((fault: unknown): never => {
    if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys || fault instanceof Rejection) throw fault;
    throw issuerUnavailable();
  });
  const key: JWTVerifyGetKey = async (header, token) => {
    try {
      return await ask(header, token);
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey) || !keys.coolingDown) throw fault;
      // A key may have been made since they were last asked for: rather late than refused.
      while (keys.coolingDown) await delay(Math.min(pace.cooldown, 50), undefined, { ref: false });
      return ask(header, token);
    }
  };
  // Asked for with every request: `keys.jwks()` would copy them each time.
  let told: { of: JSONWebKeySet; edition: string } | null = null;
  const edition = (): string | null => {
    const { jwks } = applied as Partial<ExportedJWKSCache>;
    if (!jwks) return '';
    if (!keys.fresh) return null;
    if (told?.of !== jwks) told = { of: jwks, edition: JSON.stringify(jwks) };
    return told.edition;
  };
  return { key, edition };
}
