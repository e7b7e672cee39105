import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkGatewaySettings } from './config';

const KEY = `${'5a1c07be3f9d2468'.repeat(3)}9b4f0c6d2e81a735`;
const right = { SUBGRAPHS: JSON.stringify({ projects: { url: 'http://127.0.0.1:4101/graphql', key: KEY } }), OIDC_ISSUER: 'https://login.example/realms/one', KAFKA_BROKERS: '127.0.0.1:9092' };
const faults = (changed: Record<string, string | undefined>): string[] => {
  const checked = checkGatewaySettings({ ...right, ...changed });
  return 'faults' in checked ? checked.faults : [];
};

describe('the settings of the gateway 网关配置', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-config-'));
  afterAll(() => { rmSync(folder, { recursive: true }); });
  const file = (name: string, keys: unknown): string => { writeFileSync(join(folder, name), typeof keys === 'string' ? keys : JSON.stringify(keys)); return join(folder, name); };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one' };
  const publicFile = (): string => file('public.json', { keys: [publicJwk] });

  it('are few, the rest have defaults', () => {
    expect(checkGatewaySettings(right)).toEqual({ config: {
      SUBGRAPHS: { projects: { url: 'http://127.0.0.1:4101/graphql', key: KEY } }, OIDC_ISSUER: right.OIDC_ISSUER, OIDC_AUDIENCE: 'cornerstone', KAFKA_BROKERS: ['127.0.0.1:9092'],
      OIDC_CLAIMS: { person: 'sub', departments: 'departments', regions: 'regions', roles: 'roles' }, OIDC_CLIENT_ID: 'cornerstone-console', OIDC_SCOPE: 'openid profile offline_access', PORT: 4000, HOST: '127.0.0.1', DEMONSTRATION: false, EXECUTOR: 'compiled', JOIN_REQUESTS: true, JOIN_FETCHES: true, JOIN_ENTITIES: true, SERVICE_CLIENT: 'own', FRONT: 'lane', CACHE: 'off', CACHE_MEGABYTES: 32, NODE_ENV: 'development', LOG_LEVEL: 'info',
      OPERATIONS: 'free', RATE_READS_PER_MINUTE: 600, RATE_MUTATIONS_PER_MINUTE: 60, RATE_IMPORTS_PER_MINUTE: 600, RATE_STRANGERS_PER_MINUTE: 300, TRUSTED_PROXIES: 0,
      SERVICE_AT_ONCE: 200, SERVICE_WAITING: 1_000, CIRCUIT_WINDOW_SECONDS: 10, CIRCUIT_LEAST: 20, CIRCUIT_PERCENT: 50, CIRCUIT_OPEN_SECONDS: 5, CIRCUIT_LONGEST_SECONDS: 60, ANSWERS_HELD_MEGABYTES: 128,
      STREAMS_PER_PERSON: 10, SOCKETS_PER_PERSON: 10, SUBSCRIPTIONS_PER_PERSON: 50, STREAMS_TOGETHER: 15_000, STREAM_PATIENCE_SECONDS: 30, METRICS_CLIENTS: 30, STOP_NOTICE_SECONDS: 0,
    } });
  });

  it('take an issuer, the keys of the demonstration, or both', () => {
    expect(faults({ TOKEN_KEYS: publicFile() })).toEqual([]);
    expect(faults({ TOKEN_KEYS: publicFile(), OIDC_ISSUER: undefined })).toEqual([]);
    expect(faults({ OIDC_ISSUER: 'http://localhost:4100' })).toEqual([]);
    expect(faults({ OIDC_ISSUER: undefined })).toEqual(['OIDC_ISSUER: or TOKEN_KEYS is needed: nobody could sign in']);
  });

  it('take an issuer of our own in the demonstration only', () => {
    const own = { IDENTITY_URL: 'http://127.0.0.1:4002' };
    expect(faults({ ...own, OIDC_ISSUER: 'http://localhost:4000/oidc', DEMONSTRATION: 'true' })).toEqual([]);
    expect(faults(own)).toEqual(['IDENTITY_URL: is for the demonstration only, with OIDC_ISSUER']);
    expect(faults({ ...own, DEMONSTRATION: 'true', NODE_ENV: 'production' })).toEqual(['DEMONSTRATION: must not be true in production']);
  });

  it('take the names of an issuer\'s claims', () => {
    expect(checkGatewaySettings({ ...right, OIDC_CLAIMS: '{"roles":"realm_access.roles","person":"preferred_username"}' })).toMatchObject({ config: { OIDC_CLAIMS: { person: 'preferred_username', departments: 'departments', roles: 'realm_access.roles' } } });
  });

  it.each<[string, string, () => Record<string, string>]>([
    ['a sample for a key', 'SUBGRAPHS.projects.key: must be random, not a sample', () => ({ SUBGRAPHS: right.SUBGRAPHS.replace(KEY, '0123456789abcdef'.repeat(4)) })],
    ['zeros for a key', 'SUBGRAPHS.projects.key: must be random, not a sample', () => ({ SUBGRAPHS: right.SUBGRAPHS.replace(KEY, '0'.repeat(64)) })],
    ['a short key', 'SUBGRAPHS.projects.key: must be at least 32 random bytes in hex', () => ({ SUBGRAPHS: right.SUBGRAPHS.replace(KEY, KEY.slice(2)) })],
    ['no JSON', 'SUBGRAPHS: must be JSON', () => ({ SUBGRAPHS: '{' })],
    ['a file that is not there', 'TOKEN_KEYS: names a file that cannot be read', () => ({ TOKEN_KEYS: join(folder, 'nowhere.json') })],
    ['a folder', 'TOKEN_KEYS: names a file that cannot be read', () => ({ TOKEN_KEYS: folder })],
    ['a file that is not JSON', 'TOKEN_KEYS: must be JSON', () => ({ TOKEN_KEYS: file('text.json', 'keys') })],
    ['a file of something else', 'TOKEN_KEYS: must be a JSON Web Key Set: {"keys":[…]}', () => ({ TOKEN_KEYS: file('else.json', publicJwk) })],
    ['no key', 'TOKEN_KEYS: holds no key', () => ({ TOKEN_KEYS: file('none.json', { keys: [] }) })],
    ['a private key', 'TOKEN_KEYS: holds a private or symmetric key: only public keys may lie there', () => ({ TOKEN_KEYS: file('private.json', { keys: [publicJwk, { ...privateKey.export({ format: 'jwk' }), kid: 'two' }] }) })],
    ['a symmetric key', 'TOKEN_KEYS: holds a private or symmetric key: only public keys may lie there', () => ({ TOKEN_KEYS: file('secret.json', { keys: [{ kty: 'oct', kid: 'two', k: 'AAAA' }] }) })],
    ['a key without a name', 'TOKEN_KEYS: holds a key without kid, or one that is not for signatures', () => ({ TOKEN_KEYS: file('nameless.json', { keys: [publicKey.export({ format: 'jwk' })] }) })],
    ['a key for encryption', 'TOKEN_KEYS: holds a key without kid, or one that is not for signatures', () => ({ TOKEN_KEYS: file('encryption.json', { keys: [{ ...publicJwk, use: 'enc' }] }) })],
    ['two keys of one name', 'TOKEN_KEYS: names a kid twice', () => ({ TOKEN_KEYS: file('twice.json', { keys: [publicJwk, publicJwk] }) })],
    ['an issuer elsewhere over http', 'OIDC_ISSUER: must be an https:// address', () => ({ OIDC_ISSUER: 'http://login.example' })],
    ['an issuer with a password', 'OIDC_ISSUER: must have no user, query or fragment', () => ({ OIDC_ISSUER: 'https://a:b@login.example' })],
    ['no address of an issuer', 'OIDC_ISSUER: must be an https:// address', () => ({ OIDC_ISSUER: 'login' })],
    ['a claim that is none of ours', 'OIDC_CLAIMS: Unrecognized key: "groups"', () => ({ OIDC_CLAIMS: '{"groups":"g"}' })],
    ['an issuer over http in production', 'OIDC_ISSUER: must be an https:// address in production', () => ({ OIDC_ISSUER: 'http://localhost:4100', NODE_ENV: 'production' })],
    ['the demonstration in production', 'DEMONSTRATION: must not be true in production', () => ({ DEMONSTRATION: 'true', NODE_ENV: 'production' })],
    ['its keys in production', 'TOKEN_KEYS: must not be set in production: it lets in the people of the demonstration', () => ({ TOKEN_KEYS: publicFile(), NODE_ENV: 'production' })],
  ])('are refused with %s', (_, fault, changed) => {
    expect(faults(changed())).toEqual([fault]);
  });

  it('tell all that is wrong at once, and no secret', () => {
    const told = faults({ PORT: 'x', SUBGRAPHS: right.SUBGRAPHS.replace(KEY, 'hunter2'), OIDC_ISSUER: 'http://localhost:1', DEMONSTRATION: 'true', NODE_ENV: 'production', KAFKA_BROKERS: undefined });
    expect(told.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'SUBGRAPHS.projects.key', 'KAFKA_BROKERS', 'OIDC_ISSUER', 'DEMONSTRATION']);
    expect(told.join()).not.toContain('hunter2');
  });
});
