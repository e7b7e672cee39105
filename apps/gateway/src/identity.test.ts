import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const CLAIMS = { departments: ['dep_x'], regions: '*', roles: ['drc'] };
const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;

describe('sign in 登录认证', () => {
  let house: SmallHouse;
  let sign: (change?: (token: SignJWT) => SignJWT, header?: object) => Promise<string>;
  beforeAll(async () => {
    house = await openSmallHouse();
    const key = await importJWK(house.privateKey, 'EdDSA');
    sign = (change = (token) => token, header = {}) => change(new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'house', ...header }).setSubject('per_x').setAudience('cornerstone').setExpirationTime('5m')).sign(key);
  });
  afterAll(() => house.stop());

  const asked = async (authorization: string | undefined) => {
    const response = await fetch(`${house.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(authorization !== undefined && { authorization }) }, body: '{"query":"{ me { name } }"}' });
    return { status: response.status, answer: await response.json() as { errors?: { message: string; extensions: { code: string } }[] }, challenge: response.headers.get('www-authenticate') };
  };

  it('lets a valid token in', async () => {
    expect(await asked(`Bearer ${await sign()}`)).toMatchObject({ status: 200, answer: { data: { me: { name: '董瑞' } } } });
  });

  it('asks one who brings nothing to sign in', async () => {
    expect(await asked(undefined)).toMatchObject({ status: 401, challenge: 'Bearer', answer: { errors: [{ message: expect.stringContaining('Sign in first'), extensions: { code: 'UNAUTHENTICATED', rule: 'access.sign-in' } }] } });
  });

  const strangers: [string, () => Promise<string> | string][] = [
    ['alg none', () => new UnsecuredJWT(CLAIMS).setSubject('per_x').setAudience('cornerstone').setExpirationTime('5m').encode()],
    ['HS256 with the public key', () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256', kid: 'house' }).setSubject('per_x').setAudience('cornerstone').setExpirationTime('5m').sign(createSecretKey(Buffer.from(JSON.stringify(house.publicKey))))],
    ['a stranger\'s key in its header', () => { const { privateKey, publicKey } = generateKeyPairSync('ed25519'); return new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'house', jwk: publicKey.export({ format: 'jwk' }), jku: 'http://127.0.0.1:9/keys' }).setSubject('per_x').setAudience('cornerstone').setExpirationTime('5m').sign(privateKey); }],
    ['expired 31 s ago', () => sign((token) => token.setExpirationTime(seconds(-31)))],
    ['valid from ten minutes on', () => sign((token) => token.setNotBefore(seconds(600)))],
    ['without an end', () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'house' }).setSubject('per_x').setAudience('cornerstone').sign(generateKeyPairSync('ed25519').privateKey)],
    ['for another audience', () => sign((token) => token.setAudience('projects'))],
    ['of an unknown key', () => sign(undefined, { kid: 'other' })],
    ['of a key like a path', () => sign(undefined, { kid: '../../etc/passwd' })],
    ['of no named key', () => sign(undefined, { kid: undefined })],
    ['of nobody', () => sign((token) => token.setSubject(''))],
    ['of 8 KB', () => `${'a'.repeat(4_000)}.${'b'.repeat(4_000)}.c`],
    ['no token at all', () => '☃'.length > 1 ? '' : 'a.b.c'],
    ['cut in half', async () => (await sign()).slice(0, 80)],
  ];
  it.each(strangers)('refuses a token %s', async (_name, token) => {
    expect(await asked(`Bearer ${await token()}`)).toMatchObject({ status: 401, answer: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
  });

  it('does not read a token from another scheme', async () => {
    expect(await asked(`Basic ${await sign()}`)).toMatchObject({ status: 401 });
  });
});

describe('demonstration 演示环境', () => {
  it('names its people and signs for them', async () => {
    const house = await openSmallHouse();
    const people = await (await fetch(`${house.address}/demo/people`)).json() as { login: string }[];
    expect(people.map(({ login }) => login)).toContain('clerk.zz');
    expect(await (await fetch(`${house.address}/demo/token?as=drc`)).json()).toEqual({ token: expect.stringMatching(/^ey/) });
    expect((await fetch(`${house.address}/demo/token?as=__proto__`)).status).toBe(404);
    await house.stop();
  });

  it('is nowhere outside the demonstration', async () => {
    const house = await openSmallHouse({ isDemonstration: false });
    for (const path of ['/demo/people', '/demo/token?as=drc', '/demo']) {
      const response = await fetch(`${house.address}${path}`, { headers: { accept: 'text/html' } });
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 404, 'application/json; charset=utf-8']);
    }
    await house.stop();
  });
});
