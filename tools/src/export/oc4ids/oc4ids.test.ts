import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import type { Ask } from '../../graph-client';
import { packageOf } from './package';
import { projectOf, type SourceProject } from './project';
import { Digits, written } from './written';

const read = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;
const schema = (name: string): object => read(new URL(`schema/${name}.json`, import.meta.url).pathname);
const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', logger: false });
ajv.addMetaSchema(read(new URL('../../../../node_modules/ajv/lib/refs/json-schema-draft-04.json', import.meta.url).pathname));
ajv.addSchema(schema('project-schema'));
const isPackage = ajv.compile(schema('project-package-schema'));
const isProject = ajv.getSchema('https://standard.open-contracting.org/infrastructure/schema/0__9__4/project-schema.json') ?? isPackage;

const OPTIONS = { prefix: null, house: 'http://localhost:4000' };
const road: SourceProject = {
  id: 'prj_1', code: '2509-320193-89-01-544060', name: '沿黄高速', stage: 'UNDER_CONSTRUCTION', sector: '交通', scale: '68公里', buildContent: null, owner: '某某公司', totalInvestment: { amount: '123456789012345678.91' }, totalQuality: 'AT_LEAST',
  buildStart: '2019', buildEnd: '2026-06-30', startedOn: '2024-03-01', completedOn: null, commissionedOn: null, regions: [{ code: '410105', name: '金水区' }, null],
  listings: [{ id: 'lst_1', year: 2024, level: 'PROVINCIAL', programme: '双千工程', sector: '高速', listId: 'P3', annualPlan: { amount: '0.01' } }],
  reports: { nodes: [{ id: 'rpt_1', day: null, fromMonth: null, period: { year: 2024, month: 2, week: null }, investment: { amount: '10' }, physicalProgress: '42.5', amendedBy: { id: 'rpt_2' } }, { id: 'rpt_2', day: null, fromMonth: null, period: { year: 2024, month: 2, week: null }, investment: { amount: '9.90' }, physicalProgress: '42.5', amendedBy: null }] },
  files: { nodes: [{ id: 'fil_1', kind: 'EVIDENCE', name: '现场.jpg', mediaType: 'image/jpeg', digest: 'ab' }] }, leaders: [{ until: '2024-01-01', department: { id: 'dep_0', name: '旧' } }, { until: null, department: { id: 'dep_1', name: '郑州市发展和改革委员会' } }],
  approvals: [{ items: [{ id: 'itm_1', status: 'GRANTED', dueOn: '2024-02-01', decidedOn: '2024-01-20', procedure: { code: 'L01', name: '立项' } }] }],
};

describe('OC4IDS 基础设施开放合同数据标准', () => {
  it('is told in its words, and nothing that no source says', () => {
    const told = JSON.parse(written(projectOf(road, OPTIONS))) as Record<string, unknown>;
    expect(told).toMatchObject({
      id: '2509-320193-89-01-544060', title: '沿黄高速', status: 'implementation', sector: ['高速', 'transport'], description: '68公里\n计划开工：2019', period: { endDate: '2026-06-30T00:00:00+08:00' },
      implementationPeriod: { startDate: '2024-03-01T00:00:00+08:00' }, locations: [{ id: '410105', gazetteer: { scheme: 'GB/T 2260', identifiers: ['410105'] } }],
      budget: { description: '总投资为下限', amount: { currency: 'CNY' }, budgetBreakdowns: [{ budgetBreakdown: [{ id: 'lst_1', amount: { amount: 0.01 }, period: { startDate: '2024-01-01T00:00:00+08:00' } }] }] },
      publicAuthority: { id: 'dep_1' }, parties: [{ roles: ['buyer'] }, { roles: ['publicAuthority'] }], milestones: [{ type: 'approval', status: 'met', dateMet: '2024-01-20T00:00:00+08:00' }],
      metrics: [{ id: 'financialProgress', observations: [{ id: 'rpt_2', period: { startDate: '2024-02-01T00:00:00+08:00', endDate: '2024-02-29T00:00:00+08:00' }, value: { amount: 9.9, currency: 'CNY' } }] }, { id: 'physicalProgress', observations: [{ measure: 42.5 }] }],
      documents: [{ id: 'fil_1', format: 'image/jpeg', description: 'sha256:ab', url: 'http://localhost:4000/files/fil_1' }],
    });
    for (const field of ['contractingProcesses', 'completion', 'maintenancePeriod', 'type', 'purpose']) expect(told).not.toHaveProperty(field);
  });

  it('writes money as its digits: no fen is lost to a float', () => {
    expect(written(projectOf(road, OPTIONS))).toContain('"amount":{"amount":123456789012345678.91,"currency":"CNY"}');
    expect(written({ a: new Digits('0.10'), b: new Digits('-7') })).toBe('{"a":0.10,"b":-7}');
    for (const wrong of ['1e5', '01', '.5', '', 'NaN', '1,000']) expect(() => new Digits(wrong)).toThrow('no number of JSON');
  });

  it('gives months that were told together their whole period, and adds no day of a sprint to what was done', () => {
    const report = { period: { year: 2024, month: 2, week: null }, investment: { amount: '10' }, physicalProgress: '42.5', amendedBy: null };
    const { metrics } = JSON.parse(written(projectOf({ ...road, reports: { nodes: [{ ...report, id: 'rpt_1', day: null, fromMonth: 1 }, { ...report, id: 'rpt_2', day: '2024-03-05', fromMonth: null, period: { year: 2024, month: null, week: null } }] } }, OPTIONS))) as { metrics: { observations: { id: string; period: object }[] }[] };
    expect(metrics.map(({ observations }) => observations.map(({ id, period }) => [id, ...Object.values(period)]))).toEqual([
      [['rpt_1', '2024-01-01T00:00:00+08:00', '2024-02-29T00:00:00+08:00']], [['rpt_1', '2024-01-01T00:00:00+08:00', '2024-02-29T00:00:00+08:00'], ['rpt_2', '2024-03-05T00:00:00+08:00', '2024-03-05T00:00:00+08:00']]]);
  });

  it('leaves out what is empty', () => {
    expect(written({ a: null, b: '', c: [], d: { e: null, f: {} }, g: false })).toBe('{"g":false}');
  });

  it('is valid by the standard\'s own schema, whatever the project (property)', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 });
    const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
    const amount = fc.record({ amount: fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.constantFrom('', '.5', '.01')).map(([yuan, fen]) => `${yuan}${fen}`) });
    const date = fc.constantFrom('2019', '2019-06', '2020-Q2', '2024-02-29');
    const exact = fc.constantFrom('2019-01-01', '2024-02-29');
    const period = fc.constantFrom({ year: 2024, month: 5, week: null }, { year: 2024, month: null, week: 1 }, { year: 2020, month: null, week: 53 });
    const stage = fc.constantFrom('PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY', 'SUSPENDED', 'REMOVED', 'CANCELLED');
    const listOf = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 4 });
    const project: fc.Arbitrary<SourceProject> = fc.record({
      id: word, code: word, name: word, stage, sector: maybe(word), scale: maybe(fc.string()), buildContent: maybe(word), owner: maybe(fc.string()), totalInvestment: maybe(amount), totalQuality: maybe(fc.constantFrom('PUBLISHED', 'APPROXIMATE', 'AT_LEAST')),
      buildStart: maybe(date), buildEnd: maybe(date), startedOn: maybe(exact), completedOn: maybe(exact), commissionedOn: maybe(exact),
      regions: fc.uniqueArray(maybe(fc.record({ code: fc.stringMatching(/^\d{6}$/), name: maybe(word) })), { maxLength: 3, selector: (region) => region?.code ?? '' }),
      listings: fc.uniqueArray(fc.record({ id: word, year: maybe(fc.integer({ min: 1949, max: 2200 })), level: maybe(word), programme: maybe(word), sector: maybe(word), listId: maybe(word), annualPlan: maybe(amount) }), { maxLength: 4, selector: ({ id }) => id }),
      reports: fc.record({ nodes: fc.uniqueArray(fc.record({ id: word, day: maybe(fc.constantFrom('2024-05-01', '2024-02-29')), fromMonth: maybe(fc.constantFrom(1, 2)), period, investment: amount, physicalProgress: maybe(fc.constantFrom('0', '42.5', '99.9999')), amendedBy: maybe(fc.record({ id: word })) }), { maxLength: 5, selector: ({ id }) => id }) }),
      files: fc.record({ nodes: fc.uniqueArray(fc.record({ id: word, kind: word, name: word, mediaType: word, digest: word }), { maxLength: 3, selector: ({ id }) => id }) }),
      leaders: listOf(fc.record({ until: maybe(exact), department: maybe(fc.record({ id: word, name: word })) })),
      approvals: maybe(listOf(fc.record({ items: fc.uniqueArray(fc.record({ id: fc.uuid(), status: fc.constantFrom('WAITING', 'READY', 'GRANTED', 'REFUSED', 'WAIVED'), dueOn: maybe(exact), decidedOn: maybe(exact), procedure: maybe(fc.record({ code: word, name: word })) }), { maxLength: 3, selector: ({ id }) => id }) }))),
    });
    fc.assert(fc.property(project, fc.constantFrom(null, 'oc4ids-bu3kcz'), (each, prefix) => {
      const told = JSON.parse(written(projectOf(each, { ...OPTIONS, prefix }))) as object;
      expect(isProject(told) ? [] : isProject.errors).toEqual([]);
    }), { numRuns: 1000 });
  });

  it('comes as one package, with all pages of reports, valid by the schema', async () => {
    const asked: object[] = [];
    const further = { ...road, reports: { pageInfo: { hasNextPage: true, endCursor: 'c1' }, nodes: road.reports.nodes } };
    const ask = (async (query: string, variables: object) => {
      asked.push(variables);
      if (query.includes('MoreReports')) return { project: { reports: { pageInfo: { hasNextPage: false }, nodes: [{ id: 'rpt_9', day: null, fromMonth: null, period: { year: 2024, month: 3, week: null }, investment: { amount: '1' }, physicalProgress: null, amendedBy: null }] } } };
      return { projects: { totalCount: 2, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [further, null, { ...road, code: 'P2' }] } };
    }) as Ask;
    let text = '';
    for await (const piece of packageOf(ask, { asOf: '2024-06-30', publisher: '某省发展和改革委员会', publishedAt: '2024-07-01T00:00:00Z', prefix: null, uri: null, house: OPTIONS.house, year: 2024 }, () => undefined)) text += piece;
    const told = JSON.parse(text) as { uri: string; projects: { metrics: { observations: { id: string }[] }[] }[] };
    expect(isPackage(told) ? [] : isPackage.errors).toEqual([]);
    expect(told.uri).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(told.projects[0]?.metrics[0]?.observations.map(({ id }) => id)).toEqual(['rpt_2', 'rpt_9']);
    expect(asked).toEqual([{ filter: { year: 2024 }, asOf: '2024-06-30', first: 20, after: null }, { id: 'prj_1', asOf: '2024-06-30', after: 'c1' }]);
  });

  it('is refused by the schema where a word is not of the standard', () => {
    expect(isPackage({ version: '0.9', uri: 'urn:x:y', publisher: { name: 'x' }, publishedDate: '2024-07-01T00:00:00Z', projects: [{ id: 'a', status: 'building' }] })).toBe(false);
  });
});
