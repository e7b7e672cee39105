import { day } from '@cornerstone/kernel/day';
import { fen, fenFrom, fromYuan, toYuan } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { addEntry, thresholdFor, type EntryRow, type Listable, type Standing } from './entries.rules';
import { chainOf, evidenceState } from './follow.rules';
import { adjustRound, closeRound, openRound, requireOwnRound, type Adjustment, type Opening, type Removable, type Round, type RoundList, type Threshold } from './rounds.rules';

const TODAY = day('2022-07-01');
const yi = (amount: string): string => toYuan(fenFrom(amount, 'YI'));
const refuses = (rule: string) => expect.objectContaining({ rule });
/** 安阳/三门峡/周口 2022: the entry of the later rounds. */
const thresholds: Threshold[] = [
  { list: 'START', sector: '制造业', condition: null, minimum: yi('3') }, { list: 'START', sector: '制造业', condition: '战略性新兴产业', minimum: yi('1') },
  { list: 'START', sector: 'INFRASTRUCTURE', condition: null, minimum: yi('10') }, { list: 'START', sector: '服务业', condition: null, minimum: yi('5') }, { list: 'START', sector: '社会民生', condition: null, minimum: yi('2') },
];
const terms = { thresholds, exceptions: ['科技创新项目'], conversion: 'REFUSE' as const, startEvidenceDays: 30, removalGrounds: ['规划调整'], adjustmentsPerYear: 1 };
const opening: Opening = { ...terms, code: 'R5', kind: 'THREE_BATCHES', name: '第五期', year: 2022, number: 5, quarter: 3, season: null, region: '410000', regionPath: '410000', heldOn: day('2022-07-08'), venues: [{ kind: 'MAIN', name: '郑州主会场', region: '410100', path: '410000.410100' }] };
const round: Round = { ...terms, id: 'rnd_5', code: 'R5', kind: 'THREE_BATCHES', heldOn: day('2022-07-08'), closedOn: null, venues: opening.venues };

describe('open a round 开启三个一批 (P10)', () => {
  it('tells what it asks for', () => expect(openRound(opening, TODAY)).toMatchObject({ type: 'projects.round.opened.v1', data: { code: 'R5', number: 5, thresholds, startEvidenceDays: 30 } }));

  it('is also one of the three seasons of concentrated starts, with nothing but starts (002)', () => {
    const starts: Opening = { ...opening, kind: 'CONCENTRATED_START', season: 'AFTER_WHEAT_HARVEST', number: null };
    expect(openRound(starts, TODAY).data.season).toBe('AFTER_WHEAT_HARVEST');
    expect(() => openRound({ ...starts, thresholds: [{ list: 'SIGNING', sector: null, condition: null, minimum: yi('1') }] }, TODAY)).toThrow(refuses('P10.list-not-of-this-kind'));
  });

  const [threshold, venue] = [thresholds[0] as Threshold, opening.venues[0] as Opening['venues'][number]];
  it.each<[string, Partial<Opening>]>([
    ['P10.season', { season: 'AFTER_WHEAT_HARVEST' }], ['P10.season', { kind: 'CONCENTRATED_START' }], ['P10.number-out-of-range', { quarter: 5 }], ['P10.number-out-of-range', { number: 0 }], ['P10.terms-negative', { startEvidenceDays: -1 }], ['P10.terms-negative', { adjustmentsPerYear: -1 }],
    ['P10.threshold-negative', { thresholds: [{ ...threshold, minimum: '-1.00' }] }], ['P10.threshold-twice', { thresholds: [threshold, { ...threshold, minimum: yi('4') }] }], ['P10.one-main-venue', { venues: [venue, { ...venue, name: '二' }] }],
    ['P10.venue-twice', { venues: [venue, { ...venue, kind: 'BRANCH' }] }], ['P10.venue-elsewhere', { venues: [{ ...venue, path: '140000.140100' }] }], ['text.empty', { name: ' ' }],
  ])('refuses with %s: %j', (rule, changed) => expect(() => openRound({ ...opening, ...changed }, TODAY)).toThrow(refuses(rule)));

  it('is closed once, from its day on', () => {
    expect(closeRound(round, 3, day('2022-07-08'), day('2022-07-09')).data).toEqual({ code: 'R5', on: '2022-07-08', entries: 3 });
    expect(() => closeRound(round, 3, day('2022-07-07'), day('2022-07-09'))).toThrow(refuses('P10.closed-before-held'));
    expect(() => closeRound(round, 3, day('2022-07-10'), day('2022-07-09'))).toThrow(refuses('P10.closed-before-held'));
    expect(() => closeRound({ ...round, closedOn: TODAY }, 3, day('2022-07-08'), day('2022-07-09'))).toThrow(refuses('P10.round-closed'));
  });

  it('is a matter of its region and its venues', () => {
    for (const regions of ['*', ['410000'], ['410000.410100']] as const) expect(() => requireOwnRound(regions, ['410000', '410000.410100'], 'R5')).not.toThrow();
    for (const regions of [['410000.410300'], ['410000.410100.410105'], []]) expect(() => requireOwnRound(regions, ['410000', '410000.410100'], 'R5')).toThrow(expect.objectContaining({ rule: 'P10.not-your-round', code: 'FORBIDDEN' }));
  });
});

describe('thresholds by list and sector 投资门槛 (P10)', () => {
  const least = (sectors: string[], conditions: string[] = [], list: RoundList = 'START') => thresholdFor(thresholds, list, sectors, conditions)?.minimum ?? null;
  it('are those of the nearest sector, lower for what is said of the project', () => {
    expect([least(['制造业']), least(['制造业'], ['战略性新兴产业']), least(['交通', 'INFRASTRUCTURE.TRANSPORT', 'INFRASTRUCTURE']), least(['服务业']), least(['社会民生']), least(['农业'])]).toEqual([yi('3'), yi('1'), yi('10'), yi('5'), yi('2'), null]);
    expect([least(['制造业'], [], 'SIGNING'), least(['服务业'], ['战略性新兴产业'])]).toEqual([null, yi('5')]);
    expect(thresholdFor([{ list: 'START', sector: null, condition: null, minimum: yi('5') }], 'START', [], [])?.minimum).toBe(yi('5'));
  });

  it('never rise by what is said of a project', () => {
    const some = fc.constantFrom('A', 'B', null);
    const each = fc.record({ list: fc.constant<RoundList>('START'), sector: some, condition: some, minimum: fc.integer({ min: 0, max: 9 }).map((n) => `${n}.00`) });
    fc.assert(fc.property(fc.array(each, { maxLength: 8 }), fc.subarray(['A', 'B']), fc.subarray(['A', 'B']), (all, sectors, conditions) => {
      const [before, after] = [thresholdFor(all, 'START', sectors, []), thresholdFor(all, 'START', sectors, conditions)];
      expect(after === null).toBe(before === null);
      if (before && after) expect(fromYuan(after.minimum) <= fromYuan(before.minimum)).toBe(true);
    }));
  });
});

describe('add to a round 列入三个一批 (P10)', () => {
  const plant: Listable = { id: 'prj_1', code: 'P1', stage: 'PREWORK', totalInvestment: fenFrom('3', 'YI'), sector: '制造业', regionPaths: ['410000.410300'] };
  const row: EntryRow = { entryId: 'ren_1', list: 'START', investment: null, sector: null, venue: null, conditions: [], exception: null, exceptionAuthority: null };
  const branches = [...opening.venues, { kind: 'BRANCH' as const, name: '洛阳分会场', region: '410300', path: '410000.410300' }];
  const add = (changed: Partial<EntryRow> = {}, project: Partial<Listable> = {}, standing: Standing[] = [], of: Partial<Round> = {}) =>
    () => addEntry({ ...round, ...of }, branches, { ...plant, ...project }, [project.sector ?? '制造业'], standing, { ...row, ...changed }, TODAY);
  const earlier = (list: RoundList): Standing => ({ id: 'ren_0', roundId: 'rnd_4', roundCode: 'R4', heldOn: day('2022-04-06'), list });

  it('tells list, sector, amount and the branch of its region', () => {
    expect(add()()).toMatchObject({ type: 'projects.project.added-to-round.v1', data: { entryId: 'ren_1', roundCode: 'R5', list: 'START', sector: '制造业', investment: yi('3'), venue: '洛阳分会场', convertedFrom: null, exception: null } });
    expect(add({ venue: '郑州主会场' })().data.venue).toBe('郑州主会场');
    expect(add({}, { regionPaths: ['410000.410300', '410000.410100'] })().data.venue).toBeNull();
  });

  it('says both amounts of what is below its threshold', () => {
    expect(add({}, { totalInvestment: fenFrom('2.99', 'YI') })).toThrow(expect.objectContaining({ rule: 'P10.below-threshold', details: expect.objectContaining({ projectId: 'prj_1', code: 'P1', investment: yi('2.99'), minimum: yi('3') }) }));
    expect(add({ conditions: ['战略性新兴产业'] }, { totalInvestment: fenFrom('1', 'YI') })().data.investment).toBe(yi('1'));
    expect(add({ exception: '科技创新项目', exceptionAuthority: '省发展改革委' }, { totalInvestment: fenFrom('0.5', 'YI') })().data.exception).toBe('科技创新项目');
  });

  it('takes the first round\'s starts of 5 亿元 or more', () => {
    const first = { thresholds: [{ list: 'START' as const, sector: null, condition: null, minimum: yi('5') }] };
    expect(add({}, { totalInvestment: fenFrom('5', 'YI') }, [], first)().data.investment).toBe(yi('5'));
    expect(add({}, { totalInvestment: fen(fenFrom('5', 'YI') - 1n) }, [], first)).toThrow(refuses('P10.below-threshold'));
  });

  it('converts a commissioning from an earlier round\'s start, from no other', () => {
    expect(add({ list: 'COMMISSIONING' }, {}, [earlier('START')])().data.convertedFrom).toBe('ren_0');
    for (const standing of [[], [earlier('SIGNING')], [{ ...earlier('START'), heldOn: round.heldOn }]]) expect(add({ list: 'COMMISSIONING' }, {}, standing)).toThrow(refuses('P10.not-converted'));
    expect(add({ list: 'COMMISSIONING' }, {}, [], { conversion: 'NAME' })().data.convertedFrom).toBeNull();
  });

  it.each<[string, Partial<EntryRow>, Partial<Listable>, Standing[], Partial<Round>]>([
    ['P10.list-not-of-this-kind', { list: 'SIGNING' }, {}, [], { kind: 'CONCENTRATED_START' }], ['P10.round-closed', {}, {}, [], { closedOn: TODAY }], ['P10.project-is-over', {}, { stage: 'REMOVED' }, [], {}], ['P10.project-is-over', {}, { stage: 'CANCELLED' }, [], {}],
    ['P10.already-in-round', {}, {}, [{ ...earlier('START'), roundId: 'rnd_5' }], {}], ['P10.in-other-round', {}, {}, [earlier('START')], {}], ['P10.investment-unknown', {}, { totalInvestment: null }, [], {}], ['P10.investment-not-positive', { investment: fen(0n) }, {}, [], {}],
    ['P10.more-than-the-project', { investment: fenFrom('3.01', 'YI') }, {}, [], {}], ['P10.condition-unknown', { conditions: ['军工'] }, {}, [], {}], ['P10.venue-unknown', { venue: '开封分会场' }, {}, [], {}],
    ['P10.exception-unknown', { exception: '领导关心', exceptionAuthority: '某' }, {}, [], {}], ['P10.exception-without-authority', { exception: '科技创新项目', exceptionAuthority: ' ' }, {}, [], {}],
  ])('refuses with %s: %j', (rule, changed, project, standing, of) => expect(add(changed, project, standing, of)).toThrow(refuses(rule)));

  it('lets a project be signed and started at the same round', () => expect(add({}, {}, [{ ...earlier('SIGNING'), roundId: 'rnd_5' }])().data.list).toBe('START'));
});

describe('adjust a round 期次调整 (P10)', () => {
  const entry: Removable = { id: 'ren_1', projectId: 'prj_1', list: 'START', knownOn: TODAY };
  const told: Adjustment = { adjustmentId: 'rdj_1', ground: '规划调整', reason: '线位变更', projects: ['prj_1', 'prj_1'], list: 'START' };
  it('takes out for an objective reason, each project once', () => {
    const { removed, fact } = adjustRound(round, 0, [entry], told, day('2023-01-05'));
    expect(removed.map(({ fact: own }) => own.data)).toEqual([expect.objectContaining({ entryId: 'ren_1', roundCode: 'R5', ground: '规划调整', reason: '线位变更' })]);
    expect(fact.data).toEqual({ code: 'R5', adjustmentId: 'rdj_1', year: 2023, ground: '规划调整', reason: '线位变更', removed: 1 });
  });
  it.each<[string, Partial<Adjustment>, number, string]>([
    ['P10.ground-not-objective', { ground: '进展缓慢' }, 0, '2023-01-05'], ['P10.adjusted-this-year', {}, 1, '2023-01-05'], ['P10.removal-without-reason', { reason: ' ' }, 0, '2023-01-05'], ['P10.no-rows', { projects: [] }, 0, '2023-01-05'],
    ['P10.not-in-round', { projects: ['prj_2'] }, 0, '2023-01-05'], ['P10.not-in-round', { list: 'SIGNING' }, 0, '2023-01-05'], ['P10.removed-before-added', {}, 0, '2022-06-30'],
  ])('refuses with %s: %j', (rule, changed, before, on) => expect(() => adjustRound(round, before, [entry], { ...told, ...changed }, day(on))).toThrow(refuses(rule)));
});

describe('follow a round 跟踪问效 (P10)', () => {
  it('asks each stage of the projects of the one before: 履约率 → 开工率 → 投产率 → 达效率', () => {
    const counts = new Map([[0, 2], [1, 3], [2, 3], [3, 1], [4, 1]]);
    expect(chainOf('SIGNING', counts).map(({ stage, rate }) => [stage, rate.numerator, rate.denominator])).toEqual([['LANDED', '8', '10'], ['STARTED', '5', '8'], ['COMMISSIONED', '2', '5'], ['AT_CAPACITY', '1', '2']]);
    expect(chainOf('START', counts).map(({ stage, rate }) => [stage, rate.numerator, rate.denominator])).toEqual([['STARTED', '5', '10'], ['COMMISSIONED', '2', '5'], ['AT_CAPACITY', '1', '2']]);
    expect(chainOf('COMMISSIONING', counts).map(({ stage, rate }) => [stage, rate.numerator, rate.denominator])).toEqual([['AT_CAPACITY', '1', '10']]);
  });

  it('never has more projects than the stage before', () => {
    fc.assert(fc.property(fc.constantFrom<RoundList>('SIGNING', 'START', 'COMMISSIONING'), fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(1000)), { maxLength: 5 }), (list, counts) => {
      const chain = chainOf(list, new Map(counts));
      chain.forEach(({ rate }, at) => {
        expect(Number(rate.numerator)).toBeLessThanOrEqual(Number(rate.denominator));
        if (at > 0) expect(rate.denominator).toBe(chain[at - 1]?.rate.numerator);
      });
    }));
  });

  it('has the evidence of a start within the days of the ceremony, the last included (南阳: 30 days)', () => {
    expect([evidenceState('2022-08-07', '2022-08-07', '2022-09-01'), evidenceState('2022-08-07', '2022-08-08', '2022-09-01'), evidenceState('2022-08-07', null, '2022-08-07'), evidenceState('2022-08-07', null, '2022-08-08')]).toEqual(['IN_TIME', 'LATE', 'DUE', 'OVERDUE']);
  });
});
