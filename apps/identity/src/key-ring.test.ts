import { stat } from 'node:fs/promises';
import { rotateSigningKeys } from '@cornerstone/runtime/signing-keys';
import { until } from '@cornerstone/testing/until';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { openSmallIdentity, Visitor, type SmallIdentity } from './visitor.fixture';

const OVERLAP = 3600;
const kidOf = (token: string): string => decodeProtectedHeader(token).kid ?? '';

describe('rotate the signing keys 轮换签名密钥', () => {
  let identity: SmallIdentity;
  beforeEach(async () => { identity = await openSmallIdentity({ overlap: OVERLAP }); });
  afterEach(() => identity.stop());
  const shown = async (): Promise<string[]> => (JSON.parse((await new Visitor(identity).ask(`${identity.issuer}/jwks`)).text) as JSONWebKeySet).keys.map(({ kid }) => kid ?? '');
  const rotate = (notice = 0) => rotateSigningKeys(identity.keys, identity.clock.now, { notice, overlap: OVERLAP * 1000 });

  it('signs with the new key at once when told to, and shows both until the old one retires', async () => {
    const old = kidOf((await new Visitor(identity).signIn('drc')).access_token);
    const { kid, before } = await rotate();
    expect(before).toBe(old);
    expect(kidOf((await new Visitor(identity).signIn('drc')).access_token)).toBe(kid);
    expect(await shown()).toEqual([kid, old]);
    identity.clock.now += OVERLAP * 1000 - 1;
    expect(await shown()).toEqual([kid, old]);
    identity.clock.now += 1;
    expect(await shown()).toEqual([kid]);
  });

  it('shows a key before it signs', async () => {
    const old = kidOf((await new Visitor(identity).signIn('drc')).access_token);
    const { kid, signsFrom } = await rotate(60_000);
    expect(await shown()).toEqual([old, kid]);
    expect(kidOf((await new Visitor(identity).signIn('drc')).access_token)).toBe(old);
    identity.clock.now = signsFrom;
    expect(kidOf((await new Visitor(identity).signIn('drc')).access_token)).toBe(kid);
  });

  it('fails no request while keys change under it', async () => {
    // A verifier as strict as the gateway may be: within this time it does not ask for keys again.
    const cooldown = 300;
    const known = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`), { cooldownDuration: cooldown });
    const kids = new Set<string>();
    const faults: unknown[] = [];
    let verified = 0;
    let isOver = false;
    const ticking = setInterval(() => { identity.clock.now = Date.now(); }, 5);
    const client = async (login: string): Promise<void> => {
      const visitor = new Visitor(identity);
      let { refresh_token: refresh } = await visitor.signIn(login);
      while (!isOver) {
        const tokens = await visitor.renew(refresh);
        await jwtVerify(tokens.access_token, known, { issuer: identity.issuer, audience: 'cornerstone' });
        kids.add(kidOf(tokens.access_token));
        refresh = tokens.refresh_token;
        verified += 1;
      }
    };
    const clients = ['drc', 'fin', 'gov', 'sup'].map((login) => client(login).catch((fault: unknown) => { faults.push(fault); }));
    await until(() => verified > 10);
    for (let round = 2; round <= 4; round += 1) {
      const { kid } = await rotate(2 * cooldown);
      await until(() => kids.has(kid) || faults.length > 0);
    }
    isOver = true;
    await Promise.all(clients);
    clearInterval(ticking);
    expect(faults).toEqual([]);
    expect(kids.size).toBe(4);
    expect(verified).toBeGreaterThan(100);
  });

  it('finishes a sign-in that began before', async () => {
    const visitor = new Visitor(identity);
    const page = await visitor.begin();
    await rotate();
    const code = await visitor.codeAfter(page, 'drc');
    const { kid } = await rotate();
    expect(kidOf((await visitor.exchange(code)).access_token)).toBe(kid);
  });

  it('forgets retired keys, and keeps the file for its owner only', async () => {
    for (let round = 0; round < 3; round += 1) { await rotate(); identity.clock.now += OVERLAP * 1000; }
    expect(await shown()).toHaveLength(1);
    expect((await stat(identity.keys)).mode & 0o777).toBe(0o600);
  });
});
