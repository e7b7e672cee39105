import { leaderLevels, projectLevels, projectStages } from '@cornerstone/events/projects';
import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { assignLeader, isHighEnough, levelsOf, releaseLeader, teamOf, type AssignCommand, type Assignment, type Carriable } from './leaders.rules';

const ZHENGZHOU = '410000.410100';
const ZHONGMU = `${ZHENGZHOU}.410122`;
const TODAY = day('2024-03-05');
const road: Carriable = { stage: 'UNDER_CONSTRUCTION', level: 'CITY', regionPaths: [ZHONGMU] };
const mayor = { id: 'per_1', roles: ['gov'], regionPaths: [ZHENGZHOU] };
const command: AssignCommand = {
  assignmentId: 'ldr_1', leader: mayor, level: null, department: { id: 'dep_1', regionPaths: [ZHENGZHOU] }, officer: { id: 'per_2', regionPaths: [ZHENGZHOU], departmentKinds: ['police'] }, team: [{ id: 'per_3', regionPaths: [ZHENGZHOU] }], since: TODAY,
};
const assigned: Assignment = { id: 'ldr_1', personId: 'per_1', since: TODAY, knownOn: day('2024-03-10'), endedOn: null, endedKnownOn: null };
const assign = (changed: Partial<AssignCommand> = {}, project: Partial<Carriable> = {}, before: readonly Assignment[] = []) => () => assignLeader({ ...road, ...project }, before, { ...command, ...changed }, TODAY);
const release = (changed: Partial<Parameters<typeof releaseLeader>[1]> = {}, knownOn = '2024-06-01', before: readonly Assignment[] = [assigned]) => () => releaseLeader(before, { personId: 'per_1', on: day('2024-06-01'), reason: '工作调整', ...changed }, day(knownOn));

describe('assign a leader 安排包联领导 (P7)', () => {
  it('tells who carries the project, with department, officer and team', () => {
    expect(assign()()).toMatchObject({ type: 'projects.project.leader-assigned.v1', knownOn: TODAY, data: { assignmentId: 'ldr_1', personId: 'per_1', level: 'CITY', departmentId: 'dep_1', policeOfficerId: 'per_2', teamIds: ['per_3'], since: '2024-03-05' } });
    expect(assign({ officer: null })().data.policeOfficerId).toBeNull();
  });

  it.each([[['*'], ['PROVINCIAL']], [['410000', '140000'], ['PROVINCIAL']], [[ZHENGZHOU], ['CITY']], [['410000.419001'], ['CITY']], [[ZHONGMU], ['COUNTY']], [[ZHONGMU, ZHENGZHOU], ['CITY', 'COUNTY']], [[], []]])('leads in %j at %j', (regionPaths, levels) => {
    expect(levelsOf({ regionPaths })).toEqual(levels);
  });

  it('takes the told level where the leader has it, else the highest', () => {
    const both = { ...mayor, regionPaths: [ZHONGMU, ZHENGZHOU] };
    expect(assign({ leader: both })().data.level).toBe('CITY');
    expect(assign({ leader: both, level: 'COUNTY' }, { level: 'COUNTY' })().data.level).toBe('COUNTY');
    expect(assign({ leader: both, level: 'PROVINCIAL' })).toThrow(expect.objectContaining({ rule: 'P7.not-of-this-level' }));
  });

  it('lets the level follow the list: what a leader may carry, every higher one may; only a county list or none takes a county leader', () => {
    fc.assert(fc.property(fc.constantFrom(...projectLevels, null), fc.constantFrom(...leaderLevels), (list, level) => {
      expect(isHighEnough(level, list)).toBe(level !== 'COUNTY' || list === null || list === 'COUNTY');
      if (isHighEnough(level, list)) expect(leaderLevels.slice(0, leaderLevels.indexOf(level)).every((higher) => isHighEnough(higher, list))).toBe(true);
    }));
  });

  it('goes with the whole chain, never with what is removed or cancelled', () => {
    for (const stage of projectStages) {
      if (stage === 'REMOVED' || stage === 'CANCELLED') expect(assign({}, { stage })).toThrow(expect.objectContaining({ rule: 'P7.project-takes-no-leader' }));
      else expect(assign({}, { stage })().data.personId).toBe('per_1');
    }
  });

  it.each<[string, Partial<AssignCommand>, Partial<Carriable>, Assignment[]]>([
    ['P7.level-too-low', { leader: { ...mayor, regionPaths: [ZHONGMU] } }, {}, []],
    ['P7.level-too-low', { leader: { ...mayor, regionPaths: [ZHONGMU] } }, { level: 'NATIONAL' }, []],
    ['P7.not-a-leader', { leader: { ...mayor, roles: ['clerk'] } }, {}, []],
    ['P7.not-a-leader', { leader: { ...mayor, regionPaths: [] } }, {}, []],
    ['P7.already-assigned', {}, {}, [assigned]],
    ['P7.overlaps-earlier', {}, {}, [{ ...assigned, endedOn: day('2024-03-06'), endedKnownOn: day('2024-03-06') }]],
    ['P7.overlaps-earlier', {}, {}, [{ ...assigned, endedOn: day('2024-03-01'), endedKnownOn: day('2024-03-06') }]],
    ['P7.assignment-in-the-future', { since: day('2024-03-06') }, {}, []],
    ['P7.officer-not-of-police', { officer: { id: 'per_2', regionPaths: ['*'], departmentKinds: ['finance'] } }, {}, []],
    ['P7.not-of-this-place', { leader: { ...mayor, regionPaths: ['410000.410300'] } }, {}, []],
    ['P7.not-of-this-place', { department: { id: 'dep_1', regionPaths: ['410000.410300'] } }, {}, []],
    ['P7.not-of-this-place', { officer: { id: 'per_2', regionPaths: ['410000.410300'], departmentKinds: ['police'] } }, {}, []],
    ['P7.not-of-this-place', { team: [{ id: 'per_3', regionPaths: ['410000.410300'] }] }, {}, []],
  ])('refuses with %s: %j %j', (rule, changed, project, before) => expect(assign(changed, project, before)).toThrow(expect.objectContaining({ rule })));

  it('takes one leader of each place of a project of several, and anyone where no place is said', () => {
    expect(assign({}, { regionPaths: ['410000.410300', ZHONGMU] })().data.personId).toBe('per_1');
    expect(assign({}, { regionPaths: [] })().data.personId).toBe('per_1');
  });

  it('names a team of 1 to 20, each once', () => {
    expect(teamOf(['per_3', 'per_4', 'per_3'])).toEqual(['per_3', 'per_4']);
    for (const ids of [[], Array.from({ length: 21 }, (_, at) => `per_${at}`)]) expect(() => teamOf(ids)).toThrow(expect.objectContaining({ rule: 'P7.team-size', code: 'BAD_USER_INPUT' }));
  });
});

describe('release a leader 解除包联领导 (P7)', () => {
  it('ends the assignment with a reason', () => {
    expect(release()()).toMatchObject({ type: 'projects.project.leader-released.v1', data: { assignmentId: 'ldr_1', personId: 'per_1', on: '2024-06-01', reason: '工作调整' } });
  });

  it.each<[string, Parameters<typeof release>]>([
    ['P7.not-assigned', [{}, '2024-06-01', []]], ['P7.not-assigned', [{}, '2024-06-01', [{ ...assigned, endedOn: TODAY, endedKnownOn: TODAY }]]],
    ['P7.release-without-reason', [{ reason: ' ' }]], ['P7.release-in-the-future', [{}, '2024-05-31']],
    ['P7.released-before-assigned', [{ on: day('2024-03-04') }]], ['P7.released-before-assigned', [{ on: TODAY }, '2024-03-09']],
  ])('refuses with %s: %j', (rule, told) => expect(release(...told)).toThrow(expect.objectContaining({ rule })));

  it('leaves at most one open assignment of a person, and none that overlap as known on a day', () => {
    const days = fc.integer({ min: 0, max: 60 }).map((later) => addDays(TODAY, later));
    fc.assert(fc.property(fc.array(fc.tuple(fc.boolean(), days, days), { maxLength: 12 }), (steps) => {
      let rows: Assignment[] = [];
      for (const [begins, on, knownOn] of steps) {
        try {
          if (begins) {
            const { data } = assignLeader(road, rows, { ...command, assignmentId: `ldr_${rows.length}`, since: on }, knownOn);
            rows = [...rows, { id: data.assignmentId, personId: data.personId, since: on, knownOn, endedOn: null, endedKnownOn: null }];
          } else {
            const { data } = releaseLeader(rows, { personId: 'per_1', on, reason: '工作调整' }, knownOn);
            rows = rows.map((row) => (row.id === data.assignmentId ? { ...row, endedOn: on, endedKnownOn: knownOn } : row));
          }
        } catch (refused) {
          expect(refused).toMatchObject({ rule: expect.stringMatching(/^P7\./) });
        }
      }
      for (let later = 0; later <= 60; later += 1) {
        const asOf = addDays(TODAY, later);
        expect(rows.filter((row) => row.knownOn <= asOf && (row.endedKnownOn === null || row.endedKnownOn > asOf)).length).toBeLessThanOrEqual(1);
      }
    }));
  });
});
