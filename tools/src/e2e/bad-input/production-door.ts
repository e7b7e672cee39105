import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signDemoToken } from '@cornerstone/runtime/demo-people';
import { choosePorts } from '@cornerstone/stack/ports';
import { openSecrets } from '@cornerstone/stack/secrets';
import { services } from '../../services';
import { eventually, REPOSITORY, type RunningHouse } from '../running-house';

/** A second gateway over the same services, with the settings of production and a key of its own. */
export interface ProductionDoor { url: string; token(login: string): Promise<string>; close(): Promise<void> }

export async function openProductionDoor(house: RunningHouse): Promise<ProductionDoor> {
  const { production: port } = await choosePorts(['production'] as const);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keysFile = join(house.folder, 'production-jwks.json');
  await writeFile(keysFile, JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'production', alg: 'EdDSA', use: 'sig' }] }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/gateway/src/main.ts'], { cwd: REPOSITORY, env: await productionSettings(house, { PORT: String(port), TOKEN_KEYS: keysFile }), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const url = `http://localhost:${port}`;
  await eventually(() => fetch(`${url}/healthz`).then(({ ok }) => ok, () => { if (child.exitCode !== null) throw new Error(`the production door ended: ${said}`); return false; }), (isUp) => isUp, 40);
  return {
    url,
    token: (login) => signDemoToken(login, { ...privateKey.export({ format: 'jwk' }) as Record<string, string>, kid: 'production' }),
    async close() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill()) await ended;
    },
  };
}

/** The settings of a gateway of this house in production; what is undefined is left out. */
export async function productionSettings(house: RunningHouse, own: Record<string, string | undefined>): Promise<NodeJS.ProcessEnv> {
  const [{ ports, brokers }, secrets] = await Promise.all([house.record(), openSecrets(house.folder)]);
  const subgraphs = Object.fromEntries(services.map((service) => [service, { url: `http://127.0.0.1:${ports[service]}/graphql`, key: secrets.internalKey(service) }]));
  return { PATH: process.env['PATH'], NODE_ENV: 'production', TZ: 'Asia/Shanghai', LOG_LEVEL: 'warn', SUBGRAPHS: JSON.stringify(subgraphs), KAFKA_BROKERS: brokers, ...own };
}
