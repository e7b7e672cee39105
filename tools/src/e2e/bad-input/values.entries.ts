import { entry, type Answer, type Case, type Entry } from './entry';
import type { Ground } from './ground';

const INVALID = 'BAD_USER_INPUT graphql.invalid';
const REGISTER = 'mutation($input: RegisterProjectInput!, $key: String) { registerProject(input: $input, idempotencyKey: $key) { id } }';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }';
const LIST = '{ projects(filter: $f) { totalCount } }';

const registering = (input: object, key: string | null = null) => (ground: Ground): Promise<Answer> => ground.ask(REGISTER, { input: { name: '不应存在的项目', regions: ['410105'], ...input }, key });
const reporting = (input: object) => (ground: Ground): Promise<Answer> =>
  ground.ask(REPORT, { input: { projectId: ground.zhengzhou.id, period: { year: 2024, month: 1 }, investment: { amount: '1', unit: 'WAN' }, ...input } });
const asking = (text: string, variables: object = {}) => (ground: Ground): Promise<Answer> => ground.ask(text, variables);

/** The amount as it stands in the JSON, which JSON.stringify would tidy. */
const amount = (written: string, answer: string): Case => ({
  sent: `amount ${written}`, answer,
  act: (ground) => ground.send({ body: JSON.stringify({ query: REGISTER, variables: { input: { name: '不应存在的项目', regions: ['410105'], totalInvestment: { amount: 'AMOUNT', unit: 'YUAN' } } } }).replace('"AMOUNT"', written) }),
});
const LOST = 'BAD_USER_INPUT gateway.number-not-kept';
const DECIMAL = 'BAD_USER_INPUT scalar.decimal';
const date = (written: string, answer = 'BAD_USER_INPUT day.not-a-date'): Case => ({
  sent: `date ${written}`, answer, act: (ground) => ground.send({ body: JSON.stringify({ query: REGISTER, variables: { input: { name: '不应存在的项目', regions: ['410105'], knownOn: 'DATE' } } }).replace('"DATE"', written) }),
});
const FORBIDDEN = 'BAD_USER_INPUT text.forbidden-character';
const name = (sent: string, written: string, answer = FORBIDDEN): Case => ({ sent: `a name with ${sent}`, act: registering({ name: written }), answer });

const IDEMPOTENT = 'bad-input-22';
const importing = (row: object) => (ground: Ground): Promise<Answer> => ground.ask('mutation($input: ImportProjectsInput!) { importProjects(input: $input) { rejected { code message } } }', {
  input: { file: 'x.csv', digest: 'x', dryRun: true, rows: [{ sheet: 'x', row: 2, name: '不应存在的项目', regionCodes: ['410105'], phase: 'listed', ...row }] },
}).then(({ status, text }) => ({ status, text, told: /"code":"([^"]+)"/.exec(text)?.[1] ?? 'answered' }));

/** What can be wrong with the values in it. */
export const valueEntries: readonly Entry[] = [
  entry(19, { sent: 'id: null', act: asking('{ project(id: null) { name } }'), answer: 'BAD_USER_INPUT P8.code-or-id' },
    { sent: 'id: "undefined"', act: asking('{ project(id: "undefined") { name } }'), answer: 'NOT_FOUND access.not-found' },
    { sent: 'id: "[object Object]"', act: asking('{ project(id: "[object Object]") { name } }'), answer: 'NOT_FOUND access.not-found' },
    { sent: 'an object as an id', act: asking('query($id: ID) { project(id: $id) { name } }', { id: { $ne: null } }), answer: INVALID },
    { sent: 'null for every field of a filter', act: asking(`query($f: ProjectFilter) ${LIST}`, { f: { region: null, level: null, stage: null, year: null, text: null } }), answer: 'answered' },
    { sent: 'a NUL in a filter', act: asking(`query($f: ProjectFilter) ${LIST}`, { f: { text: 'a\0b' } }), answer: FORBIDDEN },
    { sent: 'a lone surrogate in a filter', act: asking(`query($f: ProjectFilter) ${LIST}`, { f: { text: '\ud800' } }), answer: ['answered', FORBIDDEN] }),
  entry(20, amount('1e400', LOST), amount('"1e400"', DECIMAL), amount('"-0"', DECIMAL), amount('-0.0', LOST), amount('"NaN"', DECIMAL), amount('NaN', 'BAD_USER_INPUT gateway.not-json'), amount('"Infinity"', DECIMAL),
    amount('"0.001"', 'BAD_USER_INPUT money.finer-than-a-fen'), amount('"1,000"', DECIMAL), amount('"１００"', DECIMAL), amount('"99999999999999999999"', 'BAD_USER_INPUT money.not-an-amount'), amount('"-5"', 'BAD_USER_INPUT *'), amount('0.1234567890123456', DECIMAL), amount('[]', 'BAD_USER_INPUT *'), amount('true', DECIMAL)),
  entry(21, date('"2023-02-30"'), date('"2023-13-01"'), date('"2023-2-3"'), date('20230203'), date('"0000-00-00"'), date('"2023-02-03T00:00:00Z"'), date('["2023-02-03"]'), date('"9999-12-31"')),
  entry(22, { sent: 'the same idempotency key with another body', before: async (ground) => { await registering({ name: '幂等试验项目' }, IDEMPOTENT)(ground); await ground.settled(); }, act: registering({ name: '另一个项目' }, IDEMPOTENT), answer: 'BAD_USER_INPUT idempotency.other-input' },
    { sent: 'a key of 1,000 characters', act: registering({}, 'k'.repeat(1_000)), answer: 'BAD_USER_INPUT idempotency.key-too-long' }),
  entry(23, { sent: 'a version that is past', act: reporting({ expectedVersion: 0 }), answer: 'CONFLICT access.stale-version' },
    { sent: 'a version that never was', act: reporting({ expectedVersion: 99 }), answer: 'CONFLICT access.stale-version' }),
  entry(24, name('NUL', '甲\0乙'), name('a lone surrogate', '甲\ud800乙'), name('a right-to-left override', '甲\u202e乙'), name('a right-to-left mark', '甲\u200f乙'), name('a character without width', '甲\u200b乙'),
    name('nothing but such', '\u200b\u200e', FORBIDDEN), name('nothing', '　 ', 'BAD_USER_INPUT text.empty'), name('10,000 characters', '长'.repeat(10_000), 'BAD_USER_INPUT text.too-long'),
    { sent: 'an owner with a right-to-left override', act: registering({ owner: '甲\u202e乙' }), answer: FORBIDDEN },
    { sent: 'a row to import with a right-to-left override in its owner', act: importing({ owner: '甲\u202e乙' }), answer: 'text.forbidden-character' },
    { sent: 'a row to import with NUL in its note', act: importing({ note: '甲\0乙' }), answer: 'text.forbidden-character' },
    { sent: 'a row to import whose source is a script', act: importing({ sourceUrl: 'javascript:alert(1)' }), answer: 'P8.source-address' }),
];
