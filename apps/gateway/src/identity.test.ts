import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { CLAIMS, openIssuer, type TestIssuer } from './issuer.fixture';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;
const full = (issuer: TestIssuer): JWTPayload => ({ ...CLAIMS, sub: 'per_x', iss: issuer.name, aud: 'cornerstone', exp: seconds(300) });

describe('sign in 登录认证', () => {
  let issuer: TestIssuer;
  let house: SmallHouse;
  beforeAll(async () => {
    issuer = await openIssuer();
    house = await openSmallHouse({ oidc: { issuer: issuer.name, pace: { refresh: 60_000, retry: 50, keep: 600_000, cooldown: 100, patience: 5_000 } } });
  });
  afterAll(async () => { await house.stop(); await issuer.goDown(); });

  const asked = async (authorization: string | undefined, path = '/graphql') => {
    const response = await fetch(`${house.address}${path}`, { method: path === '/events/stream' ? 'GET' : 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(authorization !== undefined && { authorization }) }, ...(path !== '/events/stream' && { body: '{"query":"{ me { name } }"}' }) });
    const { errors: [error] = [] } = await response.json() as { errors?: { message: string; extensions: { code: string; rule: string; details?: { flaw?: string } } }[] };
    return { status: response.status, code: error?.extensions.code, rule: error?.extensions.rule, flaw: error?.extensions.details?.flaw, challenge: response.headers.get('www-authenticate') };
  };
  const refusal = (rule: string, flaw?: string) => ({ status: 401, code: 'UNAUTHENTICATED', rule: `access.${rule}`, flaw, challenge: 'Bearer' });

  it.each(['ES256', 'EdDSA', 'PS256', 'RS256'])('lets in who comes from the issuer with a token of %s', async (alg) => {
    const key = await issuer.rotate(alg);
    const response = await asked(`Bearer ${await issuer.token(CLAIMS, { key })}`);
    expect(response).toMatchObject({ status: 200, code: undefined });
    expect(house.heard.at(-1)?.claims).toMatchObject({ sub: 'per_of_the_issuer', dep: 'dep_410000_project_office', deps: CLAIMS.departments, regions: CLAIMS.regions, roles: CLAIMS.roles, aud: 'directory' });
  });

  it.each([['jwt', 'JWT'], ['an access token by its type', 'at+jwt']])('takes the type of %s', async (_, typ) => {
    expect(await asked(`Bearer ${await issuer.token(CLAIMS, { header: { typ } })}`)).toMatchObject({ status: 200 });
  });

  it('takes clocks that differ by less than 30 s', async () => {
    expect(await asked(`Bearer ${await issuer.token(CLAIMS, { edit: (token) => token.setExpirationTime(seconds(-20)).setNotBefore(seconds(20)) })}`)).toMatchObject({ status: 200 });
  });

  it('lets the people of the demonstration in beside', async () => {
    expect(await asked(`Bearer ${await house.token('drc')}`)).toMatchObject({ status: 200 });
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b'])('asks one who brings %j to sign in', async (authorization) => {
    expect(await asked(authorization)).toEqual(refusal('sign-in'));
  });

  const strangers: [string, string, string | undefined, () => Promise<string> | string][] = [
    ['of alg none (53)', 'token-not-valid', 'algorithm', () => new UnsecuredJWT(full(issuer)).encode()],
    ['of alg none in other letters (53)', 'token-not-valid', 'algorithm', () => `${part({ alg: 'nOnE', kid: issuer.current().kid })}.${part(full(issuer))}.`],
    ['of HS256 with the public key (54)', 'token-not-valid', 'algorithm', async () => new SignJWT(full(issuer)).setProtectedHeader({ alg: 'HS256', kid: issuer.current().kid }).sign(createSecretKey(Buffer.from(await exportSPKI(await importJWK(issuer.current().publicJwk, issuer.current().alg, { extractable: true }) as never))))],
    ['of HS256 with the published key as it lies there (54)', 'token-not-valid', 'algorithm', () => new SignJWT(full(issuer)).setProtectedHeader({ alg: 'HS256', kid: issuer.current().kid }).sign(createSecretKey(Buffer.from(JSON.stringify(issuer.current().publicJwk))))],
    ['with a key of its own in its header (55)', 'token-not-valid', 'signature', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return new SignJWT(full(issuer)).setProtectedHeader({ alg: 'RS256', kid: issuer.current().kid, jwk: publicKey.export({ format: 'jwk' }) as never, jku: 'http://127.0.0.1:9/keys', x5u: 'http://127.0.0.1:9/cert' }).sign(privateKey);
    }],
    ['of an unknown key (56)', 'token-not-valid', 'key', () => issuer.token(CLAIMS, { header: { kid: 'other' } })],
    ['of a key like a path (56)', 'token-not-valid', 'key', () => issuer.token(CLAIMS, { header: { kid: '../../etc/passwd' } })],
    ['of a key like an address (56)', 'token-not-valid', 'key', () => issuer.token(CLAIMS, { header: { kid: '/etc/passwd' } })],
    ['of a key like a statement (56)', 'token-not-valid', 'key', () => issuer.token(CLAIMS, { header: { kid: "x' or '1'='1" } })],
    ['of a key that is no text (56)', 'token-not-valid', 'form', () => `${part({ alg: 'ES256', kid: { $ne: '' } })}.${part(full(issuer))}.c2ln`],
    ['of no named key', 'token-not-valid', 'key', () => issuer.token(CLAIMS, { header: { kid: undefined } })],
    ['of another algorithm than its key', 'token-not-valid', 'key', async () => { const ed = generateKeyPairSync('ed25519').privateKey; return new SignJWT(full(issuer)).setProtectedHeader({ alg: 'EdDSA', kid: issuer.current().kid }).sign(ed); }],
    ['without an end (57)', 'token-not-valid', 'claims', () => issuer.token(full(issuer), { edit: () => new SignJWT({ ...full(issuer), exp: undefined }).setProtectedHeader({ alg: issuer.current().alg, kid: issuer.current().kid }) })],
    ['for no audience (57)', 'token-not-valid', 'audience', () => issuer.token(CLAIMS, { edit: () => new SignJWT({ ...full(issuer), aud: undefined }).setProtectedHeader({ alg: issuer.current().alg, kid: issuer.current().kid }) })],
    ['for another audience (58)', 'token-not-valid', 'audience', () => issuer.token(CLAIMS, { edit: (token) => token.setAudience('projects') })],
    ['of another issuer (58)', 'token-not-valid', 'issuer', () => issuer.token(CLAIMS, { edit: (token) => token.setIssuer('https://elsewhere.example') })],
    ['of no issuer', 'token-not-valid', 'issuer', () => issuer.token(CLAIMS, { edit: () => new SignJWT({ ...full(issuer), iss: undefined }).setProtectedHeader({ alg: issuer.current().alg, kid: issuer.current().kid }) })],
    ['expired 31 s ago (59)', 'token-expired', undefined, () => issuer.token(CLAIMS, { edit: (token) => token.setExpirationTime(seconds(-31)) })],
    ['valid from a minute on (60)', 'token-not-valid', 'not-yet', () => issuer.token(CLAIMS, { edit: (token) => token.setNotBefore(seconds(60)) })],
    ['of 8 KB (63)', 'token-too-long', undefined, () => issuer.token({ ...CLAIMS, padding: 'x'.repeat(8_192) })],
    ['that was meant for another use', 'token-not-valid', 'type', () => issuer.token(CLAIMS, { header: { typ: 'logout+jwt' } })],
    ['that is a service\'s', 'token-not-valid', 'type', () => issuer.token(CLAIMS, { header: { typ: 'cornerstone-internal+jwt' } })],
    ['of nobody', 'token-not-valid', 'claims', () => issuer.token(CLAIMS, { edit: (token) => token.setSubject('') })],
    ['of a service\'s name', 'token-not-valid', 'claims', () => issuer.token(CLAIMS, { edit: (token) => token.setSubject('system:projects') })],
    ['of a name with a line break', 'token-not-valid', 'claims', () => issuer.token(CLAIMS, { edit: (token) => token.setSubject('per_x\nper_y') })],
    ['with no rights', 'no-rights', undefined, () => issuer.token({})],
    ['with half its rights', 'no-rights', undefined, () => issuer.token({ ...CLAIMS, regions: undefined })],
    ['whose regions match anything', 'no-rights', undefined, () => issuer.token({ ...CLAIMS, regions: ['%'] })],
    ['whose regions are no paths', 'no-rights', undefined, () => issuer.token({ ...CLAIMS, regions: ['*', '410000'] })],
    ['of too many departments', 'no-rights', undefined, () => issuer.token({ ...CLAIMS, departments: Array.from({ length: 51 }, () => 'd') })],
    ['no token at all', 'token-not-valid', 'form', () => 'a.b.c'],
    ['of two parts', 'token-not-valid', 'form', () => 'a.b'],
    ['of an empty header', 'token-not-valid', 'algorithm', () => 'e30.e30.'],
    ['whose claims are a list', 'token-not-valid', 'form', () => `${part({ alg: 'ES256', kid: 'x' })}.${part([])}.c2ln`],
    ['cut in half', 'token-not-valid', 'form', async () => (await issuer.token()).slice(0, 80)],
    ['whose claims were changed', 'token-not-valid', 'signature', async () => { const [header, , signature] = (await issuer.token()).split('.'); return `${header}.${part({ ...full(issuer), roles: ['ops'] })}.${signature}`; }],
  ];
  it.each(strangers)('refuses a token %s', async (_name, rule, flaw, token) => {
    expect(await asked(`Bearer ${await token()}`)).toEqual(refusal(rule, flaw));
  });

  it.each(['/events/stream', '/events/operate/projects'])('refuses them at %s, too', async (path) => {
    expect(await asked(`Bearer ${await issuer.token(CLAIMS, { edit: (token) => token.setExpirationTime(seconds(-31)) })}`, path)).toEqual(refusal('token-expired'));
  });

  it('does not let the keys of the demonstration vouch for people of the issuer, nor the other way round', async () => {
    const key = await importJWK(house.privateKey, 'EdDSA');
    const signed = (token: SignJWT, iss: string) => token.setSubject('per_x').setIssuer(iss).setAudience('cornerstone').setExpirationTime('5m');
    expect(await asked(`Bearer ${await signed(new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'house' }), issuer.name).sign(key)}`)).toEqual(refusal('token-not-valid', 'key'));
    expect(await asked(`Bearer ${await issuer.token(CLAIMS, { edit: (token) => token.setIssuer('cornerstone-demonstration') })}`)).toEqual(refusal('token-not-valid', 'key'));
  });

  it('takes no secret that an issuer publishes for a key', async () => {
    issuer.publish({ kty: 'oct', kid: 'secret', k: Buffer.from('x'.repeat(32)).toString('base64url'), alg: 'HS256' });
    await issuer.rotate();
    expect(await asked(`Bearer ${await issuer.token()}`)).toMatchObject({ status: 200 });
    expect(await asked(`Bearer ${await new SignJWT(full(issuer)).setProtectedHeader({ alg: 'HS256', kid: 'secret' }).sign(createSecretKey(Buffer.from('x'.repeat(32))))}`)).toEqual(refusal('token-not-valid', 'algorithm'));
  });

  it('gives no role that only services have, and none of another form', async () => {
    await asked(`Bearer ${await issuer.token({ ...CLAIMS, roles: ['system', 'Domain Users', 'clerk', 'offline_access'] })}`);
    expect(house.heard.at(-1)?.claims).toMatchObject({ roles: ['clerk'] });
  });

  it('passes no user\'s token on to a service', async () => {
    const token = await issuer.token();
    await asked(`Bearer ${token}`);
    expect(JSON.stringify(house.heard.at(-1)?.headers)).not.toContain(token);
  });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

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
