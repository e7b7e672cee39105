import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { declareConflict, registerExpert, retireExpert, specialtiesOf, type Expert } from './experts.rules';
import { daysOfNotice, missingGates, recordPublicGate, requireAppraised, requireGates, type Gate, type GateCommand } from './gates.rules';
import { concludePanel, convenePanel, dissolvePanel, giveOpinion, type ConveneCommand, type Opinion, type Panel } from './panel.rules';

const TODAY = day('2024-06-30');
const policy = { noticeDays: 30, panelSize: 3 };
const refusing = (rule: string) => expect.objectContaining({ rule });
const passed = (gate: Gate['gate'], heldOn = '2024-05-01', untilOn: string | null = null): Gate => ({ gate, heldOn: day(heldOn), untilOn: untilOn === null ? null : day(untilOn) });
const ALL: readonly Gate[] = [passed('COLLECTIVE_DECISION'), passed('RISK_ASSESSMENT'), passed('HEARING'), passed('PUBLIC_NOTICE', '2024-05-01', '2024-05-30')];

describe('gates of what touches the public 公众程序 (P11)', () => {
  const recording = (changed: Partial<GateCommand> = {}) => () => recordPublicGate({ gateId: 'gat_1', gate: 'PUBLIC_NOTICE', heldOn: day('2024-05-01'), untilOn: day('2024-05-30'), document: '公示〔2024〕1号', fileId: null, ...changed }, policy, TODAY);
  it('are recorded with their days and document; a notice of exactly the policy\'s days is long enough', () => {
    expect(recording()().data).toMatchObject({ gate: 'PUBLIC_NOTICE', on: '2024-05-01', until: '2024-05-30', document: '公示〔2024〕1号' });
    expect(daysOfNotice(passed('PUBLIC_NOTICE', '2024-05-01', '2024-05-30'))).toBe(30);
  });
  it.each<[string, Partial<GateCommand>]>([
    ['P11.notice-too-short', { untilOn: day('2024-05-29') }], ['P11.notice-without-end', { untilOn: null }], ['P11.notice-without-end', { gate: 'HEARING' }], ['P11.gate-in-the-future', { heldOn: day('2024-07-01'), untilOn: day('2024-08-30') }], ['text.empty', { document: ' ' }],
  ])('are refused with %s', (rule, changed) => expect(recording(changed)).toThrow(refusing(rule)));

  it('must all be passed before promotion, each missing one is named', () => {
    expect(() => { requireGates(true, ALL, policy, TODAY); }).not.toThrow();
    expect(() => { requireGates(true, ALL.slice(1, 3), policy, TODAY); }).toThrow(expect.objectContaining({ rule: 'P11.public-gates-missing', details: { missing: [expect.objectContaining({ gate: 'COLLECTIVE_DECISION' }), expect.objectContaining({ gate: 'PUBLIC_NOTICE' })] } }));
    expect(() => { requireGates(false, [], policy, TODAY); }).not.toThrow();
  });

  it('hold for every subset: what is missing is exactly what was not passed', () => {
    fc.assert(fc.property(fc.subarray([...ALL]), (gates) => {
      expect(missingGates(gates, policy, TODAY).map(({ gate }) => gate)).toEqual(ALL.filter((gate) => !gates.includes(gate)).map(({ gate }) => gate));
    }));
  });

  it('let a notice run out first: on its last day it still runs, the day after it is passed', () => {
    const notice = day('2024-05-30');
    expect(missingGates(ALL, policy, notice)).toMatchObject([{ gate: 'PUBLIC_NOTICE', runsUntil: '2024-05-30' }]);
    expect(missingGates(ALL, policy, addDays(notice, 1))).toEqual([]);
    expect(missingGates(ALL, policy, day('2024-04-30'))).toHaveLength(4);
    expect(missingGates(ALL, { noticeDays: 31 }, TODAY)).toMatchObject([{ gate: 'PUBLIC_NOTICE', runsUntil: null }]);
  });

  it('stand beside the panel: what it advised against is not promoted', () => {
    expect(() => { requireAppraised('NOT_RECOMMENDED'); }).toThrow(refusing('P11.appraisal-against'));
    for (const conclusion of ['RECOMMENDED', null] as const) expect(() => { requireAppraised(conclusion); }).not.toThrow();
  });
});

describe('the expert pool 评审专家库 (P11)', () => {
  const expert: Expert = { id: 'exp_1', registeredOn: day('2024-01-01'), retiredOn: null };
  it('tells who came by id and specialties only', () => {
    expect(registerExpert('exp_1', ['环境', ' 环境 ', '财务'], '410000', TODAY).data).toEqual({ expertId: 'exp_1', specialties: ['环境', '财务'], regionCode: '410000' });
    for (const wrong of [[], Array.from({ length: 11 }, (_, at) => `专业${at}`)]) expect(() => specialtiesOf(wrong)).toThrow(refusing('P11.specialties-count'));
  });
  it.each<[string, () => unknown]>([
    ['P11.expert-retired', () => retireExpert({ ...expert, retiredOn: TODAY }, TODAY, '退休', TODAY)], ['P11.retired-without-reason', () => retireExpert(expert, TODAY, ' ', TODAY)], ['P11.retired-out-of-order', () => retireExpert(expert, day('2023-12-31'), '退休', TODAY)], ['P11.retired-out-of-order', () => retireExpert(expert, day('2024-07-01'), '退休', TODAY)],
    ['P11.conflict-declared', () => declareConflict(expert, 'prj_1', true, '亲属', TODAY)], ['P11.conflict-without-reason', () => declareConflict(expert, 'prj_1', false, '', TODAY)], ['P11.expert-retired', () => declareConflict({ ...expert, retiredOn: TODAY }, 'prj_1', false, '亲属', TODAY)],
  ])('refuses with %s', (rule, doing) => expect(doing).toThrow(refusing(rule)));
});

describe('a panel of owner, experts and manager “三位一体”论证 (P11)', () => {
  const experts = Array.from({ length: 9 }, (_, at) => ({ id: `exp_${at}`, specialties: ['环境'], unit: `大学${at}号`, personId: null }));
  const command: ConveneCommand = { panelId: 'pnl_1', seats: [{ specialty: '环境', experts: 3 }], seed: 'x', sides: { units: [], declared: [], earlier: [], managerId: 'per_1' } };
  const convene = (changed: Partial<ConveneCommand> = {}, project: { owner: string | null; stage: string } = { owner: '某公司', stage: 'RESERVED' }, isOpen = false) => () => convenePanel(project, isOpen, experts, { ...command, ...changed }, policy, TODAY);

  it('is drawn with its seed shown', () => {
    expect(convene()()).toMatchObject({ ownerUnit: '某公司', fact: { type: 'projects.panel.convened.v1', data: { seed: 'x', poolSize: 9, excluded: 0 } } });
  });
  it('leaves the owner\'s own people out though nobody named the owner', () => {
    expect(convene({}, { owner: '大学3号', stage: 'RESERVED' })().excluded).toEqual([{ expertId: 'exp_3', why: 'SAME_UNIT' }]);
  });
  it.each<[string, Parameters<typeof convene>]>([
    ['P11.panel-open', [{}, undefined, true]], ['P11.owner-unknown', [{}, { owner: null, stage: 'RESERVED' }]], ['P11.project-gone', [{}, { owner: '某公司', stage: 'CANCELLED' }]], ['P11.panel-size', [{ seats: [{ specialty: '环境', experts: 1 }] }]], ['P11.panel-size', [{ seats: [{ specialty: '环境', experts: 27 }] }]],
    ['P11.panel-even', [{ seats: [{ specialty: '环境', experts: 4 }] }]], ['P11.seats-not-a-panel', [{ seats: [{ specialty: '环境', experts: 3 }, { specialty: '环境', experts: 2 }] }]], ['P11.seats-not-a-panel', [{ seats: [{ specialty: '环境', experts: 3 }, { specialty: '财务', experts: 0 }] }]],
    ['P11.pool-too-small', [{ seats: [{ specialty: '财务', experts: 3 }] }]], ['P11.pool-too-small', [{ sides: { ...command.sides, earlier: experts.slice(2).map(({ id }) => id) } }]],
  ])('is refused with %s', (rule, told) => expect(convene(...told)).toThrow(refusing(rule)));

  const panel: Panel = { id: 'pnl_1', state: 'OPEN', expertIds: ['exp_1', 'exp_2', 'exp_3'], convenedOn: day('2024-05-01') };
  const says = (expertId: string | null, investor = true, matchingFunds = true, profitability = true): Opinion => ({ role: 'EXPERT', expertId, investor, matchingFunds, profitability });
  const others: readonly Opinion[] = [{ ...says(null), role: 'OWNER' }, { ...says(null), role: 'MANAGER' }];

  it.each<[string, Panel, Opinion]>([
    ['P11.expert-unnamed', panel, says(null)], ['P11.expert-unnamed', panel, { ...says('exp_1'), role: 'OWNER' }], ['P11.not-on-the-panel', panel, says('exp_9')], ['P11.opinion-given', panel, says('exp_3')], ['P11.opinion-given', panel, { ...says(null), role: 'OWNER' }], ['P11.panel-ended', { ...panel, state: 'CONCLUDED' }, says('exp_1')],
  ])('hears nobody with %s', (rule, of, opinion) => expect(() => giveOpinion(of, [says('exp_3'), ...others], opinion, '同意', TODAY)).toThrow(refusing(rule)));

  it('concludes when all were heard, and names who was not', () => {
    expect(() => concludePanel(panel, [says('exp_1')], TODAY, TODAY)).toThrow(expect.objectContaining({ rule: 'P11.opinions-missing', details: { expertIds: ['exp_2', 'exp_3'], roles: ['OWNER', 'MANAGER'] } }));
    expect(() => concludePanel(panel, [], day('2024-04-30'), TODAY)).toThrow(refusing('P11.concluded-out-of-order'));
    expect(() => concludePanel({ ...panel, state: 'DISSOLVED' }, [], TODAY, TODAY)).toThrow(refusing('P11.panel-ended'));
  });

  it('concludes by the majority of the experts on each of the three; owner and manager do not vote', () => {
    const votes = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 7 }).filter(({ length }) => length % 2 === 1);
    fc.assert(fc.property(votes, fc.boolean(), (told, theirs) => {
      const ids = told.map((_, at) => `exp_${at}`);
      const opinions = [...told.map((vote, at) => says(`exp_${at}`, ...vote)), ...others.map((each) => ({ ...each, investor: theirs, matchingFunds: theirs, profitability: theirs }))];
      const { data } = concludePanel({ ...panel, expertIds: ids }, opinions, TODAY, TODAY);
      const isSound = [0, 1, 2].every((what) => told.filter((vote) => vote[what]).length > told.length / 2);
      expect(data.conclusion).toBe(isSound ? 'RECOMMENDED' : 'NOT_RECOMMENDED');
      expect(data.experts).toBe(told.length);
    }));
  });

  it('is dissolved with a reason, once', () => {
    expect(dissolvePanel(panel, '专家因故不能参加', TODAY, TODAY).data.reason).toBe('专家因故不能参加');
    expect(() => dissolvePanel(panel, ' ', TODAY, TODAY)).toThrow(refusing('P11.dissolved-without-reason'));
    expect(() => dissolvePanel({ ...panel, state: 'DISSOLVED' }, '重复', TODAY, TODAY)).toThrow(refusing('P11.panel-ended'));
  });
});
