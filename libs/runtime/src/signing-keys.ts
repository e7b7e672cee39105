import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';
import { keysAt, NOTICE, OVERLAP } from './signing-keys.rules';

const KEY = z.object({
  signsFrom: z.number(),
  jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string(), kid: z.string(), alg: z.literal('EdDSA'), use: z.literal('sig') }),
});
const FILE = z.object({ keys: z.array(KEY).min(1) });
export type SigningKey = z.infer<typeof KEY>;

export const signingKeysFile = (folder: string): string => join(folder, 'signing-keys.json');

export const readSigningKeys = async (file: string): Promise<SigningKey[]> => FILE.parse(JSON.parse(await readFile(file, 'utf8'))).keys;

async function newKey(signsFrom: number): Promise<SigningKey> {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (!x || !d) throw new Error('no Ed25519 key');
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x });
  return { signsFrom, jwk: { kty: 'OKP', crv: 'Ed25519', x, d, kid, alg: 'EdDSA', use: 'sig' } };
}

/** A reader finds the file before or after a change, never within. */
async function draft(file: string, keys: readonly SigningKey[]): Promise<string> {
  const path = `${file}.${randomUUID()}`;
  await writeFile(path, `${JSON.stringify({ keys }, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return path;
}

/** The file of the issuer's signing keys in a data folder, made on first use. Only its owner may read it. */
export async function openSigningKeys(folder: string, now: number): Promise<string> {
  const file = signingKeysFile(folder);
  const isThere = await readSigningKeys(file).then(() => true, (fault: NodeJS.ErrnoException) => { if (fault.code === 'ENOENT') return false; throw fault; });
  if (isThere) return file;
  const path = await draft(file, [await newKey(now)]);
  // Unlike rename, link refuses when another start was first; its key is as good.
  await link(path, file).catch((fault: NodeJS.ErrnoException) => { if (fault.code !== 'EEXIST') throw fault; });
  await rm(path);
  return file;
}

export interface Rotation { kid: string; signsFrom: number; before: string; beforeRetires: number }

/** Adds a key that signs after `notice`, and forgets those that have retired. One at a time: the caller holds a lock. */
export async function rotateSigningKeys(file: string, now: number, { notice = NOTICE, overlap = OVERLAP } = {}): Promise<Rotation> {
  const kept = keysAt(await readSigningKeys(file), now, overlap);
  const fresh = await newKey(now + notice);
  await rename(await draft(file, [fresh, ...kept]), file);
  return { kid: fresh.jwk.kid, signsFrom: fresh.signsFrom, before: kept[0].jwk.kid, beforeRetires: fresh.signsFrom + overlap };
}
