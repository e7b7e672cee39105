import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { demoActor } from '@cornerstone/runtime/demo-people';
import { choosePorts } from '@cornerstone/stack/ports';
import { openSecrets } from '@cornerstone/stack/secrets';
import { SignJWT } from 'jose';
import { services } from '../../services';
import { eventually, REPOSITORY, type RunningHouse } from '../running-house';
import { selfSigned } from './self-signed';

/** A second gateway over the same services, with the settings of production and an issuer of its own. */
export interface ProductionDoor { url: string; issuer: string; token(login: string): Promise<string>; close(): Promise<void> }

export async function openProductionDoor(house: RunningHouse): Promise<ProductionDoor> {
  const ports = await choosePorts(['production', 'issuer'] as const);
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = `https://localhost:${ports.issuer}`;
  const certificate = selfSigned(keys);
  const trusted = join(house.folder, 'issuer.pem');
  await writeFile(trusted, certificate);
  const publicJwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'production', alg: 'ES256', use: 'sig' };
  const answers: Record<string, object> = { '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` }, '/keys': { keys: [publicJwk] } };
  const server = createServer({ cert: certificate, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) }, (incoming, outgoing) => {
    outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(answers[incoming.url ?? ''] ?? {}));
  });
  await once(server.listen(ports.issuer, 'localhost'), 'listening');

  const settings = await productionSettings(house, { PORT: String(ports.production), OIDC_ISSUER: issuer, NODE_EXTRA_CA_CERTS: trusted });
  const child = spawn(process.execPath, ['tools/run.mjs', 'apps/gateway/src/main.ts'], { cwd: REPOSITORY, env: settings, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const url = `http://localhost:${ports.production}`;
  await eventually(() => fetch(`${url}/healthz`).then(({ ok }) => ok, () => { if (child.exitCode !== null) throw new Error(`the production door ended: ${said}`); return false; }), (isUp) => isUp, 40);
  return {
    url, issuer,
    token(login) {
      const { id, departments, regions, roles } = demoActor(login);
      return new SignJWT({ departments, regions, roles }).setProtectedHeader({ alg: 'ES256', kid: 'production', typ: 'JWT' }).setSubject(id).setIssuer(issuer).setAudience('cornerstone').setIssuedAt().setExpirationTime('10m').sign(keys.privateKey);
    },
    async close() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill()) await ended;
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/** The settings of a gateway of this house in production; what is undefined is left out. */
export async function productionSettings(house: RunningHouse, own: Record<string, string | undefined>): Promise<NodeJS.ProcessEnv> {
  const [{ ports, brokers }, secrets] = await Promise.all([house.record(), openSecrets(house.folder)]);
  const subgraphs = Object.fromEntries(services.map((service) => [service, { url: `http://127.0.0.1:${ports[service]}/graphql`, key: secrets.internalKey(service) }]));
  return { PATH: process.env['PATH'], NODE_ENV: 'production', TZ: 'Asia/Shanghai', LOG_LEVEL: 'warn', SUBGRAPHS: JSON.stringify(subgraphs), KAFKA_BROKERS: brokers, ...own };
}
