import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';

const key = z.looseObject({ kty: z.string(), kid: z.string().min(1).optional(), use: z.string().optional() });
const keySet = z.object({ keys: z.array(key) });

/** RFC 7518 §6: what only the holder of a key may know. A symmetric key (`oct`) is all secret. */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const isPublic = (one: JWK): boolean => one.kty !== 'oct' && !SECRET.some((member) => Object.hasOwn(one, member));
const signs = (one: JWK): boolean => one.kid !== undefined && (one.use === undefined || one.use === 'sig');

/** Of a set that an issuer publishes: the keys that can vouch for a token. */
export const vouchingKeys = (published: unknown): JSONWebKeySet => ({ keys: keySet.parse(published).keys.filter((one) => isPublic(one) && signs(one)) });

/** What is wrong with a set that we were given; null: nothing. */
export function faultOfKeys(given: unknown): string | null {
  const parsed = keySet.safeParse(given);
  if (!parsed.success) return 'must be a JSON Web Key Set: {"keys":[…]}';
  const { keys } = parsed.data;
  if (keys.length === 0) return 'holds no key';
  if (!keys.every(isPublic)) return 'holds a private or symmetric key: only public keys may lie there';
  if (!keys.every(signs)) return 'holds a key without kid, or one that is not for signatures';
  return new Set(keys.map(({ kid }) => kid)).size === keys.length ? null : 'names a kid twice';
}
