import { createHash, createHmac, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StackFault, errorCode } from './fault';

export const ROLES = ['owner', 'app', 'worker'] as const;
export type Role = (typeof ROLES)[number];

const PUBLIC_JWK = { kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('EdDSA'), use: z.literal('sig') };
const KEPT = z.object({
  adminPassword: z.string().min(32),
  /** Every service's passwords and key come from this one, so a seventh service needs no change of the file. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  demonstration: z.object({ publicJwk: z.object(PUBLIC_JWK), privateJwk: z.object({ ...PUBLIC_JWK, d: z.string() }) }),
});
type Kept = z.infer<typeof KEPT>;

export interface Secrets {
  adminPassword: string;
  rolePassword(service: string, role: Role): string;
  /** 32 bytes in hex, known to the service and the gateway only. */
  internalKey(service: string): string;
  /** Everybody's password in the demonstration: twelve letters and digits that cannot be taken for each other. */
  demonstrationPassword: string;
  /** The demonstration's issuer knows its own cookies by it. */
  cookieKey: string;
  /** Signs the demonstration people's tokens; production refuses them. */
  demonstration: Kept['demonstration'] & { kid: string };
}

/** Reads <folder>/secrets.json, or makes it on first use. Only its owner may read it. */
export async function openSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const kept = (await read(file)) ?? (await create(folder, file));
  const derive = (purpose: string): Buffer => createHmac('sha256', Buffer.from(kept.root, 'hex')).update(purpose).digest();
  return {
    adminPassword: kept.adminPassword,
    rolePassword: (service, role) => derive(`postgres ${service}_${role}`).toString('base64url'),
    demonstrationPassword: readable(derive('demonstration password')),
    cookieKey: derive('identity cookies').toString('hex'),
    internalKey: (service) => derive(`internal ${service}`).toString('hex'),
    demonstration: { ...kept.demonstration, kid: kept.demonstration.publicJwk.kid },
  };
}

const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const readable = (bytes: Buffer): string => [...bytes.subarray(0, 12)].map((byte, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${SIGNS[byte % SIGNS.length]}`).join('');

async function read(file: string): Promise<Kept | undefined> {
  try {
    return KEPT.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new StackFault(`${file} cannot be read as our secrets; restore it, or start afresh with: npm run reset.`, '密钥文件不可读：请恢复它，或运行 npm run reset 重新开始。', { cause: error });
  }
}

async function create(folder: string, file: string): Promise<Kept> {
  const draft = join(folder, `.secrets-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(draft, `${JSON.stringify(generate(), undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file); // unlike rename, refuses when another start was first
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  const kept = await read(file);
  if (!kept) throw new Error(`${file} vanished`);
  return kept;
}

function generate(): Kept {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (!x || !d) throw new Error('no Ed25519 key');
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })).digest('base64url'); // RFC 7638
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint, alg: 'EdDSA', use: 'sig' } as const;
  return { adminPassword: randomBytes(32).toString('base64url'), root: randomBytes(32).toString('hex'), demonstration: { publicJwk, privateJwk: { ...publicJwk, d } } };
}
