import { createHmac, createSecretKey, hash, webcrypto, type KeyObject } from 'node:crypto';
import { isDay, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { Actor } from './actor';

const { subtle } = webcrypto;
type CryptoKey = webcrypto.CryptoKey;

/** What the gateway vouches for towards one subgraph, for one request, for one minute. */
export interface Vouched { actor: Actor; asOf: Day | null }

const claims = z.object({
  sub: z.string().min(1), dep: z.string().nullable(), deps: z.array(z.string()), regions: z.union([z.literal('*'), z.array(z.string().regex(/^\d{6}(\.\d{6})*$/))]),
  roles: z.array(z.string()), asof: z.string().nullable(), body: z.string(),
});

/** A person of many departments and regions has some KB; node itself takes headers of 16 KB at most. */
const LONGEST_TOKEN = 16_384;

export const bodyHash = (body: string): string => hash('sha256', body, 'base64url');
/** Made ready once for each key: jose would import one of another kind for every token. A service knows two keys at most. */
const secrets = new Map<string, Promise<CryptoKey>>();
function secret(key: string): Promise<CryptoKey> {
  const known = secrets.get(key) ?? subtle.importKey('raw', Buffer.from(key, 'hex'), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  secrets.set(key, known);
  return known;
}

/** Those that the gateway signs with: one for each service. */
const signing = new Map<string, KeyObject>();
function signingKey(key: string): KeyObject {
  const known = signing.get(key) ?? createSecretKey(key, 'hex');
  signing.set(key, known);
  return known;
}
const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const HEADER = encoded(JSON.stringify({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }));
const SECONDS = 60;

/** RFC 7515 compact, HS256. Written here: the gateway signs for every fetch, and a library's way through promises and threads took longer than the fetch. */
export function signInternal(key: string, subgraph: string, { actor: { id, departmentId, departments, regions, roles }, asOf }: Vouched, body: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const payload = { dep: departmentId, deps: departments, regions, roles, asof: asOf, body: bodyHash(body), sub: id, aud: subgraph, iss: 'gateway', iat: now, exp: now + SECONDS };
  const signed = `${HEADER}.${encoded(JSON.stringify(payload))}`;
  return `${signed}.${createHmac('sha256', signingKey(key)).update(signed).digest('base64url')}`;
}

export const unauthenticated = (): Rejection => new Rejection('access.no-internal-token', { en: 'Only the gateway may ask this service.', zh: '本服务只接受网关的请求。' }, {}, 'UNAUTHENTICATED');

/** Signed with any of the keys that a service holds: the newest first, while they change. */
export async function verifyInternal(keys: string | readonly string[], subgraph: string, token: string | null, body: string): Promise<Vouched> {
  if (!token || token.length > LONGEST_TOKEN) throw unauthenticated();
  const verified = await firstOf(typeof keys === 'string' ? [keys] : keys, async (key) =>
    jwtVerify(token, await secret(key), { audience: subgraph, issuer: 'gateway', algorithms: ['HS256'], typ: 'cornerstone-internal+jwt', requiredClaims: ['exp', 'aud', 'sub'] }));
  const parsed = claims.safeParse(verified.payload);
  if (!parsed.success || parsed.data.body !== bodyHash(body)) throw unauthenticated();
  const { sub, dep, deps, regions, roles, asof } = parsed.data;
  return { actor: { id: sub, departmentId: dep, departments: deps, regions, roles }, asOf: asof !== null && isDay(asof) ? asof : null };
}

async function firstOf<T>(keys: readonly string[], verify: (key: string) => Promise<T>): Promise<T> {
  for (const key of keys) {
    const verified = await verify(key).catch(() => null); // another key may fit
    if (verified) return verified;
  }
  throw unauthenticated();
}
