import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '@cornerstone/stack/secrets';

export interface KeyFiles { publicKeys: string; privateKey: string }

/** For the gateway: the key it checks the demonstration people's tokens with, and the one it signs them with. */
export async function writeKeys(folder: string, { demonstration }: Pick<Secrets, 'demonstration'>): Promise<KeyFiles> {
  const publicKeys = join(folder, 'jwks.json');
  const privateKey = join(folder, 'demonstration-key.json');
  await writeFile(publicKeys, `${JSON.stringify({ keys: [demonstration.publicJwk] })}\n`);
  await writeFile(privateKey, `${JSON.stringify(demonstration.privateJwk)}\n`, { mode: 0o600 });
  return { publicKeys, privateKey };
}
