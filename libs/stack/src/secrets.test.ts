import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackFault } from './fault';
import { openSecrets } from './secrets';

describe('open secrets 密钥', () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'secrets-')); });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a file that only its owner may read', async () => {
    await openSecrets(folder);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('answers the same after a restart', async () => {
    const before = await openSecrets(folder);
    const after = await openSecrets(folder);
    expect(after.adminPassword).toBe(before.adminPassword);
    expect(after.rolePassword('projects', 'app')).toBe(before.rolePassword('projects', 'app'));
    expect(after.internalKey('projects')).toBe(before.internalKey('projects'));
    expect(after.demonstration).toEqual(before.demonstration);
    expect(after.demonstrationPassword).toBe(before.demonstrationPassword);
    expect(after.cookieKey).toBe(before.cookieKey);
  });

  it('makes a password that can be read out', async () => {
    expect((await openSecrets(folder)).demonstrationPassword).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/);
  });

  it('gives two starts at once the same secrets', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openSecrets(folder)));
    expect(new Set(all.map(({ adminPassword }) => adminPassword)).size).toBe(1);
  });

  it('gives each role and each service its own', async () => {
    const { rolePassword, internalKey } = await openSecrets(folder);
    const passwords = ['projects', 'funding'].flatMap((service) => (['owner', 'app', 'worker'] as const).map((role) => rolePassword(service, role)));
    expect(new Set(passwords).size).toBe(6);
    expect(internalKey('projects')).toMatch(/^[0-9a-f]{64}$/);
    expect(internalKey('projects')).not.toBe(internalKey('funding'));
  });

  it('holds an Ed25519 pair of which the public half carries no secret', async () => {
    const { demonstration: { kid, publicJwk, privateJwk } } = await openSecrets(folder);
    const message = Buffer.from('2024');
    const signature = sign(null, message, createPrivateKey({ key: privateJwk, format: 'jwk' }));
    expect(verify(null, message, createPublicKey({ key: publicJwk, format: 'jwk' }), signature)).toBe(true);
    expect(publicJwk).not.toHaveProperty('d');
    expect(publicJwk.kid).toBe(kid);
  });

  it('refuses a damaged file instead of making new ones over it', async () => {
    await writeFile(join(folder, 'secrets.json'), '{}');
    await expect(openSecrets(folder)).rejects.toThrow(StackFault);
    expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe('{}');
  });
});
