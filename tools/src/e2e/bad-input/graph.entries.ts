import { signInternal } from '@cornerstone/runtime/internal-token';
import { demoActor } from '@cornerstone/runtime/demo-people';
import { openSecrets } from '@cornerstone/stack/secrets';
import { entry, type Answer, type Entry } from './entry';
import { answerOf, type Ground } from './ground';

/** What the gateway's limits say; which one it is depends on the order in which they look. */
const LIMITED = ['BAD_USER_INPUT limits.*', 'TOO_EXPENSIVE limits.*'];
const INVALID = 'BAD_USER_INPUT graphql.invalid';

const query = (text: string) => ({ act: (ground: Ground): Promise<Answer> => ground.ask(text) });
const nested = (depth: number, open: string, inner: string): string => open.repeat(depth) + inner + '}'.repeat(depth);
const bomb = Array.from({ length: 25 }, (_, at) => `fragment F${at} on Person { ...F${at + 1} ...F${at + 1} }`).join(' ');

const inProduction = (text: string) => ({
  act: async ({ production }: Ground): Promise<Answer> => answerOf(await fetch(`${production.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${await production.token('drc')}` }, body: JSON.stringify({ query: text }) })),
});

/** A question put to the projects service itself, signed as the gateway signs for a person. */
export async function askSubgraph({ house }: Ground, body: string, token: string | null): Promise<Answer> {
  const { ports } = await house.record();
  return answerOf(await fetch(`http://127.0.0.1:${ports['projects']}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token && { authorization: `Bearer ${token}` }) }, body }));
}
export async function signedFor({ house }: Ground, login: string, body: string, service = 'projects'): Promise<string> {
  return signInternal((await openSecrets(house.folder)).internalKey(service), service, { actor: demoActor(login), asOf: null }, body);
}
export const entitiesOf = (typename: string, id: string): string =>
  JSON.stringify({ query: 'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Project { name } } }', variables: { r: [{ __typename: typename, id }] } });

/** Not found and not visible are the same: the entity is null. */
const emptyOr = ({ told, status, text }: Answer): Answer => ({ status, text, told: told === 'answered' && text.includes('"_entities":[null]') ? 'answered null' : told });

/** What can be wrong with a question as a whole. */
export const graphEntries: readonly Entry[] = [
  entry(1, { sent: 'a question 50 levels deep', ...query(`{ region(code: "410105") ${nested(50, '{ parent ', '{ code }')} }`), answer: LIMITED }),
  entry(2, { sent: '2,000 aliases', ...query(`{ ${Array.from({ length: 2_000 }, (_, at) => `a${at}: me { name }`).join(' ')} }`), answer: LIMITED }),
  entry(3, { sent: 'a fragment bomb of 2²⁵ fields', ...query(`{ me { ...F0 } } ${bomb} fragment F25 on Person { name }`), answer: ['answered', ...LIMITED] }),
  entry(4, { sent: 'fragments that hold each other', ...query('{ me { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }'), answer: [INVALID, ...LIMITED] }),
  entry(5, { sent: '5,000 open braces', ...query('{ me '.repeat(5_000)), answer: [INVALID, ...LIMITED] }),
  entry(6, { sent: 'a question of 1 MB', ...query(`{ me { name } } # ${'x'.repeat(1024 * 1024)}`), answer: 'BAD_USER_INPUT gateway.body-too-large' }),
  entry(7, { sent: '3,000 directives', ...query(`{ me { ${'name @include(if: true) '.repeat(3_000)} } }`), answer: LIMITED }),
  entry(8, { sent: 'an array of questions', act: (ground) => ground.send({ body: '[{"query":"{ me { name } }"},{"query":"{ me { name } }"}]' }), answer: 'BAD_USER_INPUT *' }),
  entry(9, { sent: 'a body of type text/plain', act: (ground) => ground.send({ body: '{"query":"{ me { name } }"}', type: 'text/plain' }), answer: 'BAD_USER_INPUT gateway.content-type' },
    { sent: 'a form', act: (ground) => ground.send({ body: 'query=%7Bme%7Bname%7D%7D', type: 'application/x-www-form-urlencoded' }), answer: 'BAD_USER_INPUT gateway.content-type' }),
  entry(10, {
    sent: 'a mutation by GET', answer: INVALID,
    act: (ground) => ground.send({ body: '', method: 'GET', headers: { 'apollo-require-preflight': '1' }, url: `${ground.house.url}/graphql?query=${encodeURIComponent('mutation { registerProject(input: { name: "甲", regions: ["410105"] }) { id } }')}` }),
  }),
  entry(11, { sent: 'a body in UTF-7', act: (ground) => ground.send({ body: '{"query":"{ me { name } }"}', type: 'application/json; charset=utf-7' }), answer: 'BAD_USER_INPUT gateway.content-type' },
    { sent: 'GBK bytes', act: (ground) => ground.send({ body: Uint8Array.from([0x22, 0xd6, 0xd0, 0x22]) }), answer: 'BAD_USER_INPUT gateway.not-json' }),
  entry(12, { sent: '__proto__ as an alias', ...query('{ __proto__: me { __proto__: name constructor: id } }'), answer: 'answered' },
    { sent: '__proto__ as a variable', act: (ground) => ground.send({ body: '{"query":"query($__proto__: String) { project(code: $__proto__) { name } }","variables":{"__proto__":{"isAdmin":true}}}' }), answer: ['BAD_USER_INPUT *', 'NOT_FOUND *'] },
    { sent: '__proto__ in an input object', act: (ground) => ground.send({ body: '{"query":"query($f: ProjectFilter) { projects(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"year":2024}}}}' }), answer: ['BAD_USER_INPUT *', 'answered'] }),
  entry(13, { sent: 'introspection, in production', ...inProduction('{ __schema { types { name } } }'), answer: INVALID },
    { sent: 'the type of a name, in production', ...inProduction('{ __type(name: "Project") { fields { name } } }'), answer: INVALID }),
  entry(14, { sent: 'a misspelt field, in production', ...inProduction('{ projcts { totalCount } }'), answer: INVALID },
    { sent: 'a misspelt argument, in production', ...inProduction('{ projects(fist: 1) { totalCount } }'), answer: INVALID },
    { sent: 'a misspelt enum value, in production', ...inProduction('{ projects(filter: { level: NATONAL }) { totalCount } }'), answer: INVALID }),
  entry(15, { sent: 'first: -1', ...query('{ projects(first: -1) { totalCount } }'), answer: 'BAD_USER_INPUT page.first-out-of-range' },
    { sent: 'first: 1000000000', ...query('{ projects(first: 1000000000) { totalCount } }'), answer: ['BAD_USER_INPUT page.first-out-of-range', ...LIMITED] },
    { sent: 'first: 10000000000, more than an Int', ...query('{ projects(first: 10000000000) { totalCount } }'), answer: [INVALID, ...LIMITED] },
    { sent: 'first: 1.5', ...query('{ projects(first: 1.5) { totalCount } }'), answer: INVALID }),
  entry(16, ...['forged', '', 'cm93OnE', 'cm93Oi0x', Buffer.from('row:1; drop table project').toString('base64url')].map((cursor) => ({ sent: `after: "${cursor}"`, ...query(`{ projects(after: "${cursor}") { totalCount } }`), answer: 'BAD_USER_INPUT page.cursor-unknown' }))),
  entry(17, { sent: '_entities at the front door', ...query('{ _entities(representations: [{ __typename: "Project", id: "prj_x" }]) { __typename } }'), answer: INVALID },
    { sent: '_entities at a subgraph, without the gateway', act: (ground) => askSubgraph(ground, entitiesOf('Project', ground.luoyang.id), null), answer: 'UNAUTHENTICATED access.*' },
    { sent: 'the id of another city\'s project, signed for a clerk', act: async (ground) => { const body = entitiesOf('Project', ground.luoyang.id); return emptyOr(await askSubgraph(ground, body, await signedFor(ground, 'clerk.zz', body))); }, answer: ['answered null', 'NOT_FOUND access.not-found'] }),
  entry(18, { sent: 'a __typename that no service knows', act: async (ground) => { const body = entitiesOf('Secret', 'x'); return askSubgraph(ground, body, await signedFor(ground, 'drc', body)); }, answer: 'BAD_USER_INPUT graphql.unknown-entity' },
    { sent: 'a fragment on a type that is not there', ...query('{ me { ... on Secret { name } } }'), answer: INVALID }),
];
