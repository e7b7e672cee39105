import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { demoActor } from '@cornerstone/runtime/demo-people';
import { openSecrets } from '@cornerstone/stack/secrets';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import { eventually } from '../running-house';
import { entry, type Answer, type Case, type Entry } from './entry';
import { askSubgraph, entitiesOf, signedFor } from './graph.entries';
import { answerOf, type Ground } from './ground';

const REFUSED = 'UNAUTHENTICATED access.*';
const now = (): number => Math.floor(Date.now() / 1000);

/** What a demonstration token says, to be changed in one place. */
function claims(login = 'drc'): JWTPayload {
  const { id, departments, regions, roles } = demoActor(login);
  return { sub: id, iss: 'cornerstone-demonstration', aud: 'cornerstone', iat: now(), exp: now() + 600, departments, regions, roles, login };
}
const demonstrationKey = async ({ house }: Ground): Promise<Record<string, string>> => (await openSecrets(house.folder)).demonstration.privateJwk;
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Asks the front door with a token made of whatever header and claims, signed with the key of the demonstration. */
async function signed(ground: Ground, header: object, changed: JWTPayload, without: readonly string[] = []): Promise<string> {
  const jwk = await demonstrationKey(ground);
  const payload = Object.fromEntries(Object.entries({ ...claims(), ...changed }).filter(([name]) => !without.includes(name)));
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: jwk['kid'] ?? '', typ: 'JWT', ...header }).sign(await importJWK(jwk, 'EdDSA'));
}
const asked = async ({ house }: Ground, token: string): Promise<Answer> =>
  answerOf(await fetch(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${token}` }, body: '{"query":"{ me { name } }"}' }));
const token = (sent: string, make: (ground: Ground) => Promise<string>, answer = REFUSED): Case => ({ sent, answer, act: async (ground) => asked(ground, await make(ground)) });

const ownKey = generateKeyPairSync('ed25519');
const ownJwk = ownKey.publicKey.export({ format: 'jwk' });

/** HMAC with the public key as its secret, as a careless verifier would check it. */
async function confused(ground: Ground): Promise<string> {
  const jwk = await demonstrationKey(ground);
  const text = `${part({ alg: 'HS256', kid: jwk['kid'], typ: 'JWT' })}.${part(claims())}`;
  return `${text}.${createHmac('sha256', Buffer.from(jwk['x'] ?? '', 'base64url')).update(text).digest('base64url')}`;
}


const disabling = async (ground: Ground): Promise<Answer> => {
  await (await ground.asker('ops'))('mutation($input: DisablePersonInput!) { disablePerson(input: $input) { id } }', { input: { id: demoActor('housing').id, reason: '调离' } });
  return eventually(async () => asked(ground, await ground.house.token('housing')), ({ told }) => told !== 'answered', 60);
};
const asBody = entitiesOf('Project', 'prj_x');

/** Tokens, as they come to the front door and to a subgraph. */
export const tokenEntries: readonly Entry[] = [
  entry(53, token('alg: none', async () => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims())}.`), token('alg: None, with the right kid', async (ground) => `${part({ alg: 'None', kid: (await demonstrationKey(ground))['kid'] })}.${part(claims())}.x`)),
  entry(54, token('HS256 with the public key as its secret', confused)),
  entry(55, token('jwk: the key in the token itself', () => new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', kid: 'own', jwk: ownJwk }).sign(ownKey.privateKey)),
    token('jku: keys at an address of one\'s own', () => new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', kid: 'own', jku: 'https://evil.example/jwks.json' }).sign(ownKey.privateKey))),
  entry(56, ...['unknown', '../../../../dev/null', '/etc/passwd', '\' or 1=1 --', ''].map((kid) => token(`kid ${JSON.stringify(kid)}`, () => new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', kid }).sign(ownKey.privateKey)))),
  entry(57, ...['exp', 'aud', 'sub'].map((name) => token(`no ${name}`, (ground) => signed(ground, {}, {}, [name])))),
  entry(58, token('the audience of another service', (ground) => signed(ground, {}, { aud: 'projects' })), token('several audiences, none of them ours', (ground) => signed(ground, {}, { aud: ['projects', 'funding'] }))),
  entry(59, token('expired 31 s ago', (ground) => signed(ground, {}, { exp: now() - 31 }))),
  entry(60, token('not valid before a minute from now', (ground) => signed(ground, {}, { nbf: now() + 60 }))),
  entry(61, { sent: 'a person\'s token at a subgraph', act: async (ground) => askSubgraph(ground, asBody, await ground.house.token('drc')), answer: REFUSED },
    { sent: 'a subgraph\'s token at the front door', act: async (ground) => asked(ground, await signedFor(ground, 'drc', '{"query":"{ me { name } }"}')), answer: REFUSED },
    { sent: 'the token for another subgraph', act: async (ground) => askSubgraph(ground, asBody, await signedFor(ground, 'drc', asBody, 'funding')), answer: REFUSED }),
  entry(62, { sent: 'a subgraph\'s token with another body', act: async (ground) => askSubgraph(ground, asBody.replace('prj_x', ground.luoyang.id), await signedFor(ground, 'drc', asBody)), answer: REFUSED },
    { sent: 'a subgraph\'s token signed with a weak key', act: async (ground) => askSubgraph(ground, asBody, await new SignJWT({ sub: 'per_x' }).setProtectedHeader({ alg: 'HS256', typ: 'cornerstone-internal+jwt' }).setIssuer('gateway').setAudience('projects').setExpirationTime('60s').sign(createSecretKey(Buffer.alloc(32)))), answer: REFUSED }),
  entry(63, token('a token of 8 KB', (ground) => signed(ground, {}, { padding: 'x'.repeat(8 * 1024) })), token('what is no token', async () => 'x.y.z'), token('nothing', async () => '')),
  entry(64, { sent: 'a person who was disabled, within the minute', act: disabling, answer: REFUSED, changes: 'the person is disabled' }),
];
