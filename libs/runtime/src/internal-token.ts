import { hash, webcrypto } from 'node:crypto';
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

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const HEADER = encoded(JSON.stringify({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }));
const SECONDS = 60;
/** What base64 takes together: what is filled up to it is encoded by itself, and what follows goes on from there. */
const [TOGETHER, BLOCK] = [3, 64];

/** Those that the gateway signs with: one for each service. */
const signing = new Map<string, HmacKey>();
interface HmacKey { inner: Buffer; outer: Buffer }

/** A key of 32 bytes as HMAC (RFC 2104) puts it before what it hashes first, and before that hash. */
function signingKey(key: string): HmacKey {
  const known = signing.get(key);
  if (known) return known;
  const bytes = Buffer.from(key, 'hex');
  if (bytes.length === 0 || bytes.length > BLOCK) throw new Error('a key has 1 to 64 bytes');
  const padded = (pad: number): Buffer => Buffer.alloc(BLOCK, pad).map((byte, at) => byte ^ (bytes[at] ?? 0)) as Buffer;
  const made = { inner: Buffer.concat([padded(0x36), Buffer.alloc(4_096)]), outer: Buffer.concat([padded(0x5c), Buffer.alloc(32)]) };
  signing.set(key, made);
  return made;
}

/** HMAC-SHA256 in two hashes: an object of node:crypto for each would take five times as long. */
function hmac(key: HmacKey, text: string): string {
  if (BLOCK + text.length > key.inner.length) key.inner = Buffer.concat([key.inner.subarray(0, BLOCK), Buffer.alloc(2 * text.length)]);
  const length = key.inner.write(text, BLOCK, 'latin1');
  // As text of single bytes: a buffer for it would take as long as its hash.
  key.outer.write(hash('sha256', key.inner.subarray(0, BLOCK + length), 'binary'), BLOCK, 'latin1');
  return hash('sha256', key.outer, 'base64url');
}

/** What is the same for all that one person asks of one service, encoded; who comes again is the same object as long as their rights are. */
const persons = new WeakMap<Actor, Map<string, string>>();

function personOf(actor: Actor, asOf: Day | null, subgraph: string): string {
  const name = asOf === null ? subgraph : `${subgraph} ${asOf}`;
  let known = persons.get(actor);
  if (!known) persons.set(actor, known = new Map());
  const before = known.get(name);
  if (before !== undefined) return before;
  const { id, departmentId, departments, regions, roles } = actor;
  const text = JSON.stringify({ dep: departmentId, deps: departments, regions, roles, asof: asOf, sub: id, aud: subgraph, iss: 'gateway' }).slice(0, -1);
  const person = `${HEADER}.${encoded(`${text}${' '.repeat((TOGETHER - (Buffer.byteLength(text) % TOGETHER)) % TOGETHER)}`)}`;
  if (known.size >= MOST_DAYS) known.clear();
  known.set(name, person);
  return person;
}
/** Services and days of one person that are kept. */
const MOST_DAYS = 100;

/** RFC 7515 compact, HS256. Written here: the gateway signs for every fetch, and a library's way through promises and threads took longer than the fetch. */
export function signInternal(key: string, subgraph: string, { actor, asOf }: Vouched, body: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const signed = `${personOf(actor, asOf, subgraph)}${encoded(`,"body":"${bodyHash(body)}","iat":${now},"exp":${now + SECONDS}}`)}`;
  return `${signed}.${hmac(signingKey(key), signed)}`;
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
