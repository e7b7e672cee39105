import { day } from '@cornerstone/kernel/day';
import { closeIncident, isSerious, reportIncident, requireNoOpenIncident, type Incident, type IncidentCommand } from './incidents.rules';

const knownOn = day('2024-06-10');
const command = (changes: Partial<IncidentCommand> = {}): IncidentCommand => ({ incidentId: 'inc_1', kind: 'SAFETY', severity: 'CONSIDERABLE', what: '塔吊倾斜', happenedOn: day('2024-06-08'), place: '3号楼', ...changes });
const incident = (changes: Partial<Incident> = {}): Incident => ({ id: 'inc_1', kind: 'SAFETY', severity: 'CONSIDERABLE', serious: true, happenedOn: day('2024-06-08'), knownOn: day('2024-06-09'), closedOn: null, ...changes });

describe('quality and safety incidents 质量安全事件 (P6)', () => {
  it('are serious from the grade on that the setting says', () => {
    expect((['MINOR', 'ORDINARY', 'CONSIDERABLE', 'MAJOR', 'EXTREME'] as const).map((severity) => isSerious(severity, 'CONSIDERABLE'))).toEqual([false, false, true, true, true]);
    expect(isSerious('ORDINARY', 'ORDINARY')).toBe(true);
    expect(reportIncident({ stage: 'SUSPENDED' }, command({ severity: 'ORDINARY' }), 'CONSIDERABLE', knownOn).data).toMatchObject({ serious: false, what: '塔吊倾斜' });
  });

  it.each<[string, string, Partial<IncidentCommand>]>([
    ['P6.project-without-site', 'RESERVED', {}], ['P6.incident-in-the-future', 'UNDER_CONSTRUCTION', { happenedOn: day('2024-06-11') }], ['text.empty', 'UNDER_CONSTRUCTION', { what: ' ' }],
  ])('are refused with %s', (rule, stage, changes) => {
    expect(() => reportIncident({ stage }, command(changes), 'CONSIDERABLE', knownOn)).toThrow(expect.objectContaining({ rule }));
  });

  it.each<[string, Partial<Incident>, { on?: string; measures?: string }]>([
    ['P6.incident-closed-already', { closedOn: day('2024-06-09') }, {}], ['P6.closed-without-measures', {}, { measures: ' ' }], ['P6.closed-out-of-time', {}, { on: '2024-06-07' }],
    ['P6.closed-out-of-time', {}, { on: '2024-06-11' }], ['P6.closed-out-of-time', { knownOn: day('2024-06-12') }, {}],
  ])('are not closed: %s', (rule, changes, { on = '2024-06-10', measures = '拆除重装' }) => {
    expect(() => closeIncident(incident(changes), { on: day(on), measures }, knownOn)).toThrow(expect.objectContaining({ rule }));
  });

  it('block completion while serious ones are open', () => {
    expect(() => { requireNoOpenIncident([]); }).not.toThrow();
    expect(() => { requireNoOpenIncident([{ id: 'inc_1', severity: 'MAJOR', what: '塔吊倾斜' }]); }).toThrow(expect.objectContaining({ rule: 'P6.open-incident-blocks-completion', details: { incidents: [{ id: 'inc_1', severity: 'MAJOR' }] } }));
  });
});
