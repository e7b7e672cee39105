import { demoPeople } from '@cornerstone/runtime/demo-people';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { openSmallIdentity, PASSWORD, Visitor, type SmallIdentity } from './visitor.fixture';

let identity: SmallIdentity;
beforeAll(async () => { identity = await openSmallIdentity(); });
afterAll(() => identity.stop());

const verified = async (token: string): Promise<JWTPayload> => (await jwtVerify(token, createRemoteJWKSet(new URL(`${identity.issuer}/jwks`)), { issuer: identity.issuer, audience: 'cornerstone', algorithms: ['EdDSA'], typ: 'at+jwt', requiredClaims: ['exp', 'iat', 'sub'] })).payload;

describe('sign in with the password 密码登录', () => {
  it('gives a token that says who, for which departments, where and what', async () => {
    const tokens = await new Visitor(identity).signIn('fin');
    expect(await verified(tokens.access_token)).toMatchObject({ sub: 'per_0193a000-0004-7000-8000-000000000004', login: 'fin', departments: ['dep_410000_finance'], regions: ['410000', '140000'], roles: ['fin'] });
    expect(decodeProtectedHeader(tokens.access_token).kid).toEqual(expect.any(String));
    expect(tokens.expires_in).toBe(15 * 60);
    const { payload } = await jwtVerify(tokens.id_token, createRemoteJWKSet(new URL(`${identity.issuer}/jwks`)), { audience: 'cornerstone-console' });
    expect(payload).toMatchObject({ name: '范宁', preferred_username: 'fin' });
  });

  it('writes a whole province tree and the whole country as the gateway reads them', async () => {
    expect(await verified((await new Visitor(identity).signIn('clerk.zz')).access_token)).toMatchObject({ regions: ['410000.410100'] });
    expect(await verified((await new Visitor(identity).signIn('drc')).access_token)).toMatchObject({ regions: '*' });
  });

  it('says where everything is', async () => {
    const { text } = await new Visitor(identity).ask(`${identity.issuer}/.well-known/openid-configuration`);
    expect(JSON.parse(text)).toMatchObject({ issuer: identity.issuer, jwks_uri: `${identity.issuer}/jwks`, token_endpoint: `${identity.issuer}/token`, end_session_endpoint: `${identity.issuer}/session/end`, code_challenge_methods_supported: ['S256'] });
  });

  it('needs no password again while the session lasts', async () => {
    const visitor = new Visitor(identity);
    await visitor.signIn('gov');
    const again = await visitor.ask(visitor.authorize());
    expect(again.to).toMatch(`${identity.origin}/signed-in?code=`);
    expect(await verified((await visitor.exchange(new URL(again.to).searchParams.get('code') ?? '')).access_token)).toMatchObject({ login: 'gov' });
  });

  it('renews, once with each refresh token, and ends the grant of one that is used twice', async () => {
    const visitor = new Visitor(identity);
    const first = await visitor.signIn('sup');
    const second = await visitor.renew(first.refresh_token);
    expect(await verified(second.access_token)).toMatchObject({ login: 'sup' });
    expect(await visitor.renew(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
    expect(await visitor.renew(second.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  });

  it('signs out: the session and what was renewed with it end', async () => {
    const visitor = new Visitor(identity);
    const { id_token, refresh_token } = await visitor.signIn('eco');
    const asked = await visitor.ask(`${identity.issuer}/session/end?${new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${identity.origin}/` }).toString()}`);
    expect(asked.text).toContain("querySelector('button[value=yes]').click()");
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asked.text)?.[1] ?? '';
    expect(await visitor.ask(`${identity.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })).toMatchObject({ status: 303, to: `${identity.origin}/` });
    expect(await visitor.renew(refresh_token)).toMatchObject({ error: 'invalid_grant' });
    expect((await visitor.ask(visitor.authorize())).to).toContain('/oidc/sign-in/');
  });

  it('asks before it signs somebody out by a link of somebody else', async () => {
    const visitor = new Visitor(identity);
    await visitor.signIn('land');
    const { text } = await visitor.ask(`${identity.issuer}/session/end`);
    expect(text).toContain('Do you want to sign out of Cornerstone?');
    expect(text).not.toContain('<script');
    expect(await visitor.ask(`${identity.issuer}/session/end/confirm`, { logout: 'yes', xsrf: 'f'.repeat(48) })).toMatchObject({ status: 400 });
    expect((await visitor.ask(visitor.authorize())).to).toContain('/signed-in?code=');
  });
});

describe('what the issuer refuses 拒绝的请求', () => {
  const refused = async (change: Record<string, string>) => { const visitor = new Visitor(identity); return visitor.ask(visitor.authorize(change)); };

  it.each([
    ['another site', 'https://evil.example/signed-in'], ['another path', '/elsewhere'], ['another port', 'http://localhost:1/signed-in'], ['a path that ends alike', '/x/signed-in'], ['a user before the host', 'http://localhost@evil.example/signed-in'],
  ])('sends nobody to %s', async (_name, to) => {
    const answer = await refused({ redirect_uri: new URL(to, identity.origin).href });
    expect(answer).toMatchObject({ status: 400, to: '' });
    expect(answer.text).not.toContain('<script');
  });

  it('wants PKCE, with a digest', async () => {
    const without = new URL((await refused({ code_challenge: '', code_challenge_method: '' })).to);
    expect(without.searchParams.get('error')).toBe('invalid_request');
    expect(new URL((await refused({ code_challenge_method: 'plain' })).to).searchParams.get('error')).toBe('invalid_request');
  });

  it('takes a code once, with its own verifier only', async () => {
    const visitor = new Visitor(identity);
    const code = await visitor.codeAfter(await visitor.begin(), 'drc');
    expect(await visitor.exchange(code, { code_verifier: 'x'.repeat(43) })).toMatchObject({ error: 'invalid_grant' });
    const other = new Visitor(identity);
    const good = await other.codeAfter(await other.begin(), 'drc');
    const tokens = await other.exchange(good);
    expect(await verified(tokens.access_token)).toMatchObject({ login: 'drc' });
    expect(await other.exchange(good)).toMatchObject({ error: 'invalid_grant' });
    expect(await other.renew(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  });

  it.each([['an unknown client', { client_id: 'other' }, 400], ['the implicit flow', { response_type: 'token' }, 303], ['another audience', { resource: 'https://other.example' }, 303]])('refuses %s', async (_name, change, status) => {
    const answer = await refused(change);
    expect(answer.status).toBe(status);
    expect(answer.to).not.toMatch(/code=|access_token=/);
  });

  it('shows a sign-in page to the browser that began it only, and takes it from no other site', async () => {
    const visitor = new Visitor(identity);
    const page = await visitor.begin();
    expect(await new Visitor(identity).ask(page)).toMatchObject({ status: 400 });
    expect(await new Visitor(identity).ask(page, { login: 'drc', password: PASSWORD })).toMatchObject({ status: 400 });
    // As if its cookie reached the page of another sign-in.
    expect(await visitor.ask(`${page}x`, { login: 'drc', password: PASSWORD })).toMatchObject({ status: 400 });
    expect(await visitor.ask(page, { login: 'drc', password: PASSWORD }, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await visitor.ask(page, { login: 'drc', password: 'x'.repeat(5_000) })).toMatchObject({ status: 413 });
  });

  it('lets a foreign page read no token', async () => {
    const { headers } = await new Visitor(identity).ask(`${identity.issuer}/token`, { grant_type: 'refresh_token', client_id: 'cornerstone-console', refresh_token: 'x' }, { origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
    expect(headers.get('access-control-allow-origin')).not.toBe('*');
  });
});

describe('the sign-in page 登录页', () => {
  it('is Chinese, or English where the browser or the console says so', async () => {
    const chinese = new Visitor(identity, { 'accept-language': 'zh-CN,zh' });
    expect((await chinese.ask(await chinese.begin())).text).toContain('<html lang="zh-CN">');
    const english = new Visitor(identity, { 'accept-language': 'en-GB' });
    expect((await english.ask(await english.begin())).text).toContain('People of the demonstration');
    const told = new Visitor(identity, { 'accept-language': 'zh-CN' });
    expect((await told.ask((await told.ask(told.authorize({ ui_locales: 'en' }))).to)).text).toContain('<html lang="en">');
  });

  it('fills in whom one clicks on, and runs and loads nothing', async () => {
    const visitor = new Visitor(identity);
    const page = await visitor.begin();
    expect((await visitor.ask(page)).text.match(/href="\?login=/g)).toHaveLength(demoPeople().length);
    const { text, headers } = await visitor.ask(`${page}?login=clerk.ly`);
    expect(text).toContain('value="clerk.ly"');
    expect(text).toContain(`name="password" type="password" required maxlength="200" autocomplete="current-password" value="${PASSWORD}"`);
    expect(text).not.toMatch(/<script|src=|https?:\/\//);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self' 'sha256-[^']+'; font-src 'self'; form-action 'self' .*frame-ancestors 'none'; base-uri 'none'$/);
  });

  it('writes what it is given as text', async () => {
    const visitor = new Visitor(identity);
    const { text } = await visitor.ask(`${await visitor.begin()}?login=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(text).not.toContain('<script>');
  });
});
