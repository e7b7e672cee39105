import { generateKeyPairSync, createHmac, webcrypto } from 'node:crypto';
import { day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { SignJWT, type JWTPayload } from 'jose';
import type { Actor } from './actor';
import { bodyHash, signInternal, verifyInternal } from './internal-token';

const KEY = '3f9a1c07be5d2468'.repeat(4);
const BODY = '{"query":"{ __typename }"}';
const actor: Actor = { id: 'per_1', departmentId: 'dep_1', departments: ['dep_1', 'dep_2'], regions: ['410000.410100'], roles: ['clerk'] };
const secret = (key: string): Buffer => Buffer.from(key, 'hex');

const claims: JWTPayload = { dep: 'dep_1', deps: ['dep_1'], regions: ['410000.410100'], roles: ['clerk'], asof: null, body: bodyHash(BODY) };
/** A token right in all but what is changed. */
const token = (change: { payload?: JWTPayload; header?: object; key?: string; edit?: (jwt: SignJWT) => SignJWT } = {}): Promise<string> => {
  const jwt = new SignJWT({ ...claims, ...change.payload }).setProtectedHeader({ alg: 'HS256', typ: 'cornerstone-internal+jwt', ...change.header }).setSubject('per_1').setAudience('projects').setIssuer('gateway').setIssuedAt().setExpirationTime('60s');
  return (change.edit?.(jwt) ?? jwt).sign(secret(change.key ?? KEY));
};
const unsigned = (header: object, payload: object, signature = ''): string => `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;
const now = Math.floor(Date.now() / 1_000);
const full = { ...claims, sub: 'per_1', aud: 'projects', iss: 'gateway', iat: now, exp: now + 60 };

const outcome = (jwt: string | null, body = BODY): Promise<string> => verifyInternal(KEY, 'projects', jwt, body).then(() => 'taken', (fault: unknown) => (fault instanceof Rejection ? fault.code : String(fault)));

describe('what the gateway vouches for 内部令牌', () => {
  it('makes a key ready once, however many tokens it signs and verifies', async () => {
    let imported = 0;
    const { importKey } = webcrypto.subtle;
    const prototype = Object.getPrototypeOf(webcrypto.subtle) as { importKey: typeof importKey };
    prototype.importKey = ((...given: Parameters<typeof importKey>) => { imported += 1; return importKey.apply(webcrypto.subtle, given); }) as typeof importKey;
    try {
      const fresh = 'c4'.repeat(32);
      for (let each = 0; each < 3; each += 1) await verifyInternal([fresh], 'projects', await signInternal(fresh, 'projects', { actor, asOf: null }, BODY), BODY);
    } finally {
      prototype.importKey = importKey;
    }
    expect(imported).toBe(1);
  });

  it('arrives as it was signed', async () => {
    for (const vouched of [{ actor, asOf: day('2024-06-30') }, { actor: { ...actor, departmentId: null, regions: '*' as const }, asOf: null }]) {
      expect(await verifyInternal(KEY, 'projects', await signInternal(KEY, 'projects', vouched, BODY), BODY)).toEqual(vouched);
    }
    expect(await outcome(await token())).toBe('taken');
  });

  it.each<[string, () => Promise<string> | string | null]>([
    ['none', () => null], ['an empty one', () => ''], ['nonsense', () => 'a.b.c'], ['8 KB of it (63)', () => 'x'.repeat(8_192)],
    ['one of alg none (53)', () => unsigned({ alg: 'none', typ: 'cornerstone-internal+jwt' }, full)],
    ['one of another key', () => token({ key: '0123456789abcdef'.repeat(4) })],
    ['one signed with a public key (54)', () => {
      const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
      const input = unsigned({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }, full).slice(0, -1);
      return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
    }],
    ['one that brings its own key (55)', () => token({ header: { jwk: { kty: 'oct', k: 'AAAA' }, jku: 'http://127.0.0.1/' }, key: 'ab'.repeat(32) })],
    ['one with a path for a key id (56)', () => token({ header: { kid: '../../etc/passwd' }, key: 'ab'.repeat(32) })],
    ['one without exp (57)', () => token({ edit: () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }).setSubject('per_1').setAudience('projects').setIssuer('gateway') })],
    ['one without aud (57)', () => token({ edit: () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }).setSubject('per_1').setIssuer('gateway').setExpirationTime('60s') })],
    ['one for another service (58)', () => token({ edit: (jwt) => jwt.setAudience('funding') })],
    ['one of another issuer', () => token({ edit: (jwt) => jwt.setIssuer('elsewhere') })],
    ['one that expired 31 s ago (59)', () => token({ edit: (jwt) => jwt.setExpirationTime(now - 31) })],
    ['one not valid yet (60)', () => token({ edit: (jwt) => jwt.setNotBefore(now + 120) })],
    ['a user\'s token (61)', () => token({ header: { typ: 'JWT' } })],
    ['one without a subject', () => token({ edit: (jwt) => jwt.setSubject('') })],
    ['one without roles', () => token({ payload: { roles: undefined } })],
    ['one whose regions are no paths', () => token({ payload: { regions: ['*'] } })],
    ['one whose regions match anything', () => token({ payload: { regions: ['%'] } })],
  ])('refuses %s', async (_, made) => {
    expect(await outcome(await made())).toBe('UNAUTHENTICATED');
  });

  it('arrives with each key that a service holds, while keys change', async () => {
    const [newer, older, gone] = ['5a1c07be3f9d2468', '9b4f0c6d2e81a735', 'c07be5d24683f9a1'].map((part) => part.repeat(4)) as [string, string, string];
    const verify = async (key: string) => verifyInternal([newer, older], 'projects', await signInternal(key, 'projects', { actor, asOf: null }, BODY), BODY).then(({ actor: { id } }) => id, (fault: Rejection) => fault.rule);
    expect([await verify(newer), await verify(older), await verify(gone)]).toEqual(['per_1', 'per_1', 'access.no-internal-token']);
  });

  it('refuses a token with another body (62)', async () => {
    const jwt = await token();
    expect([await outcome(jwt, `${BODY} `), await outcome(jwt, ''), await outcome(jwt)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'taken']);
  });

  it('refuses a changed claim or signature', async () => {
    const [header = '', , signature = ''] = (await token()).split('.');
    const widened = Buffer.from(JSON.stringify({ ...full, regions: '*' })).toString('base64url');
    expect(await outcome(`${header}.${widened}.${signature}`)).toBe('UNAUTHENTICATED');
  });
});
