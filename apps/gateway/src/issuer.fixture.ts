import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

interface Key { kid: string; alg: string; privateKey: CryptoKey; publicJwk: JWK }
type Edit = (token: SignJWT) => SignJWT;

/** An OpenID Connect issuer of a few lines: discovery and keys over real HTTP, and tokens. */
export interface TestIssuer {
  name: string;
  address: string;
  /** Makes a key, publishes it and signs with it from now on. */
  rotate(alg?: string): Promise<Key>;
  /** Takes a key out of what is published. */
  retire(kid: string): void;
  token(claims?: JWTPayload, change?: { edit?: Edit; header?: object; key?: Key }): Promise<string>;
  current(): Key;
  publish(extra: JWK): void;
  /** How often its keys were asked for. */
  asked(): number;
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

export const CLAIMS = { departments: ['dep_410000_project_office'], regions: ['410000'], roles: ['clerk'] };

export async function openIssuer(calledItself?: string): Promise<TestIssuer> {
  let keys: Key[] = [];
  const extra: JWK[] = [];
  let asked = 0;
  let made = 0;
  let server: Server | null = null;
  let port = 0;
  const name = (): string => calledItself ?? `http://127.0.0.1:${port}`;
  const open = async (): Promise<void> => {
    const fresh = createServer(({ url }, response) => {
      response.setHeader('content-type', 'application/json');
      if (url === '/.well-known/openid-configuration') return void response.end(JSON.stringify({ issuer: name(), jwks_uri: `http://127.0.0.1:${port}/keys` }));
      if (url !== '/keys') return void response.writeHead(404).end('{}');
      asked += 1;
      response.end(JSON.stringify({ keys: [...keys.map(({ publicJwk }) => publicJwk), ...extra] }));
    });
    server = fresh;
    await new Promise<void>((resolve) => { fresh.listen(port, '127.0.0.1', resolve); });
    port = (fresh.address() as AddressInfo).port;
  };
  const close = async (): Promise<void> => {
    const going = server;
    server = null;
    going?.closeAllConnections();
    await new Promise<void>((resolve) => { if (going) going.close(() => { resolve(); }); else resolve(); });
  };
  await open();
  const current = (): Key => { const last = keys.at(-1); if (!last) throw new Error('no key'); return last; };
  const issuer: TestIssuer = {
    name: name(), address: `http://127.0.0.1:${port}`, current,
    async rotate(alg = 'ES256') {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const kid = `key-${made += 1}`;
      const key = { kid, alg, privateKey, publicJwk: { ...await exportJWK(publicKey), kid, alg, use: 'sig' } };
      keys.push(key);
      return key;
    },
    retire: (kid) => { keys = keys.filter((key) => key.kid !== kid); },
    token(claims = CLAIMS, { edit = (token: SignJWT) => token, header = {}, key = current() } = {}) {
      return edit(new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).setSubject('per_of_the_issuer').setIssuer(name()).setAudience('cornerstone').setExpirationTime('5m')).sign(key.privateKey);
    },
    publish: (jwk) => { extra.push(jwk); },
    asked: () => asked,
    goDown: close, comeUp: open,
  };
  await issuer.rotate();
  return issuer;
}
