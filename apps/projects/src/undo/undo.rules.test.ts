import { day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { checkNothingRests, checkUndoable, restingUpon, takeBack, type BroughtProject, type Mentioned, type Since } from './undo.rules';

const NOTHING: Since = { types: [], columns: [], relisted: [], elsewhere: [] };
const brought = (changes: Partial<BroughtProject> = {}): BroughtProject => ({ projectId: 'prj_1', code: 'P1', entered: false, columns: [], listingIds: ['lst_1'], version: 2, ...changes });
const mention = (id: string): Mentioned => ({ id, year: 2024, level: 'CITY', programme: '双百工程', sector: null, phase: 'planned_new_start', stage: 'PLANNED_START', totalInvestment: '1.00', annualPlan: null, plannedStart: true, plannedCompletion: false, startedOn: null, completedOn: null, knownOn: day('2024-01-01') });
const rule = (act: () => unknown): string => { try { act(); return 'taken'; } catch (thrown) { return (thrown as { rule: string }).rule; } };

describe('undo of an import 撤销导入 (P8)', () => {
  it('is done once, where the import changed something and it was kept what', () => {
    expect(rule(() => checkUndoable({ undoneOn: null, accepted: 2, recorded: 2 }))).toBe('taken');
    expect(rule(() => checkUndoable({ undoneOn: day('2024-05-01'), accepted: 2, recorded: 2 }))).toBe('P8.import-undone-already');
    expect(rule(() => checkUndoable({ undoneOn: null, accepted: 0, recorded: 0 }))).toBe('P8.nothing-to-undo');
    expect(rule(() => checkUndoable({ undoneOn: null, accepted: 2, recorded: 0 }))).toBe('P8.import-without-record');
  });

  it('is kept by one project upon which something rests, and names all of those', () => {
    const resting = [{ code: 'P1', because: ['stage'] }, { code: 'P2', because: ['approvals.case.submitted.v1'] }];
    expect(rule(() => checkNothingRests(resting))).toBe('P8.import-rested-upon');
    expect(() => checkNothingRests(resting)).toThrow(expect.objectContaining({ details: { projects: resting } }));
    expect(rule(() => checkNothingRests([]))).toBe('taken');
  });

  it.each([
    ['nothing came', brought({ entered: true }), NOTHING, []],
    ['a report on a project that it entered', brought({ entered: true }), { ...NOTHING, types: ['projects.project.progress-reported.v1'] }, ['projects.project.progress-reported.v1']],
    ['a case of a project that it entered', brought({ entered: true }), { ...NOTHING, elsewhere: ['approvals.case.submitted.v1'] }, ['approvals.case.submitted.v1']],
    ['a case of a project that was there before', brought(), { ...NOTHING, elsewhere: ['approvals.case.submitted.v1'] }, []],
    ['a report on a project that was there before', brought(), { ...NOTHING, types: ['projects.project.progress-reported.v1'] }, []],
    ['a report on one that was there before, in the import\'s stage', brought({ columns: ['stage'] }), { ...NOTHING, types: ['projects.project.progress-reported.v1'] }, ['projects.project.progress-reported.v1']],
    ['a later list', brought(), { ...NOTHING, types: ['projects.project.listed.v1'] }, ['projects.project.listed.v1']],
    ['a change of the same field', brought({ columns: ['owner'] }), { ...NOTHING, columns: ['owner', 'stage'] }, ['owner']],
    ['a change of another field', brought({ columns: ['owner'] }), { ...NOTHING, columns: ['stage'] }, []],
    ['the same mention in a later import', brought(), { ...NOTHING, relisted: ['lst_1', 'lst_2'] }, ['lst_1']],
  ] as const)('looks at what came later: %s', (_, project, since, because) => {
    expect(restingUpon({ ...project, columns: [...project.columns], listingIds: [...project.listingIds] }, { ...since, types: [...since.types], columns: [...since.columns], relisted: [...since.relisted], elsewhere: [...since.elsewhere] })).toEqual(because);
  });

  it('tells that mentions no longer hold, and that a project only this import entered is withdrawn', () => {
    const facts = takeBack({ standing: { stage: 'PLANNED_START', level: 'CITY' }, entered: true, mentions: [{ told: mention('lst_1'), before: null }], restored: {} }, 'imp_1', '传错文件', day('2024-11-20'));
    expect(facts.map(({ type, knownOn }) => [type, knownOn])).toEqual([['projects.project.unlisted.v1', '2024-11-20'], ['projects.project.withdrawn.v1', '2024-11-20']]);
    expect(facts[0]?.data).toMatchObject({ listingId: 'lst_1', importId: 'imp_1', year: 2024, programme: '双百工程', stage: 'PLANNED_START', reason: '传错文件' });
  });

  it('tells an earlier mention and earlier words again, empty ones as empty', () => {
    const restored = { owner: null, totalInvestment: fromYuan('8.00'), describedOn: day('2023-01-01') };
    const facts = takeBack({ standing: { stage: 'RESERVED', level: null }, entered: false, mentions: [{ told: mention('lst_1'), before: { ...mention('lst_1'), totalInvestment: '2.00' } }], restored }, 'imp_1', '传错文件', day('2024-11-20'));
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual(['unlisted', 'listed', 'described']);
    expect(facts[1]?.data).toMatchObject({ listingId: 'lst_1', totalInvestment: '2.00' });
    expect(facts[2]?.data).toEqual({ owner: null, totalInvestment: '8.00', reason: '传错文件' });
  });
});
