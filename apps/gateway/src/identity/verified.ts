import { Rejection } from '@cornerstone/kernel/rejection';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type ProtectedHeaderParameters } from 'jose';
import type { ClaimNames } from './claims';
import { expired, notValid, tooLong, type Flaw } from './refusals';

/** One issuer whose tokens are good here: its keys vouch for no other issuer's. */
export interface Issuer { name: string; audience: string; key: JWTVerifyGetKey; names: ClaimNames }

export interface Verified { payload: JWTPayload; /** Milliseconds since 1970 after which the token is no longer taken. */ until: number; names: ClaimNames }

/** Characters: more is an attempt, or rights that belong into the directory. */
export const LONGEST_TOKEN = 4_096;
/** Seconds by which two clocks may differ. */
const TOLERANCE = 30;
/** Signatures by public keys only. RSA beside the shorter ones because many issuers have nothing else, PKCS #1 v1.5 among it: it is what OpenID Connect asks of every issuer. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256'];
/** An access token (RFC 9068), or one of an issuer that does not tell its kinds apart. */
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
/** Base64 of either alphabet and plain names; nothing that leads somewhere. */
const KEY_ID = /^(?!\/)(?!.*\.\.)[\w.:=+/~-]{1,200}$/;

/** A token by its signature and its claims, or a refusal. Keys and addresses that a header brings (jwk, jku, x5u) are never looked at. */
export async function verified(token: string, issuers: readonly Issuer[]): Promise<Verified> {
  if (token.length > LONGEST_TOKEN) throw tooLong(LONGEST_TOKEN);
  const { header, iss } = opened(token);
  if (header.alg === undefined || !ALGORITHMS.includes(header.alg)) throw notValid('algorithm');
  if (header.typ !== undefined && !TYPES.includes(header.typ.toLowerCase())) throw notValid('type');
  if (header.kid === undefined || !KEY_ID.test(header.kid)) throw notValid('key');
  const issuer = issuers.find(({ name }) => name === iss);
  if (!issuer) throw notValid('issuer');
  const { payload } = await jwtVerify(token, issuer.key, {
    issuer: issuer.name, audience: issuer.audience, algorithms: ALGORITHMS, requiredClaims: ['iss', 'aud', 'exp', 'sub'], clockTolerance: TOLERANCE,
  }).catch((fault: unknown): never => {
    if (fault instanceof Rejection) throw fault;
    throw fault instanceof errors.JWTExpired ? expired() : notValid(flawOf(fault));
  });
  return { payload, until: ((payload.exp ?? 0) + TOLERANCE) * 1_000, names: issuer.names };
}

function opened(token: string): { header: ProtectedHeaderParameters; iss: unknown } {
  try {
    const header = decodeProtectedHeader(token);
    if (![header.alg, header.typ, header.kid].every((each) => each === undefined || typeof each === 'string')) throw notValid('form');
    return { header, iss: decodeJwt(token).iss };
  } catch {
    throw notValid('form');
  }
}

function flawOf(fault: unknown): Flaw {
  if (fault instanceof errors.JWTClaimValidationFailed) return fault.claim === 'aud' ? 'audience' : fault.claim === 'nbf' ? 'not-yet' : 'claims';
  if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys) return 'key';
  return fault instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'form';
}
