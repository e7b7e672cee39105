import { toWire } from '@cornerstone/events/envelope';
import { projectStarted } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import fc from 'fast-check';
import type { Incoming } from './broker';
import { open, type Letter } from './letter';
import { triage, type Standing } from './triage';

const standing = (some: Partial<Standing> = {}): Standing => ({ parked: new Set(), heard: new Map(), known: new Set(), place: 0, ...some });
const nothing = standing();
const hasEar = (): boolean => true;
const told = (project: string, aggregateVersion: number, changed: Partial<Incoming> = {}): Letter => {
  const wire = toWire(heard(projectStarted.of(day('2024-03-01'), { startedOn: '2024-03-01', evidenceDigest: 'ab' }), { projectId: project, aggregateVersion }));
  return open({ topic: 'projects.project', partition: 0, offset: aggregateVersion, at: 0, ...wire, value: Buffer.from(wire.value ?? ''), ...changed });
};
const versionsGiven = (letters: readonly Letter[], before = nothing): string[] => triage(letters, before, hasEar).give.map((event) => `${event.aggregateId}@${event.aggregateVersion}`);
const reasons = (letters: readonly Letter[], before = nothing): string[] => triage(letters, before, hasEar).park.map(({ letter, state, gap }) => `${letter.message.offset} ${state}${gap ? ' gap' : ''}`);

describe('sorting what came 消息分拣', () => {
  it('gives what follows on what was heard, and remembers how far each aggregate is', () => {
    const letters = [told('prj_1', 1), told('prj_2', 4), told('prj_1', 2)];
    const before = standing({ heard: new Map([['prj_2', { version: 3, settled: true }]]) });
    expect(versionsGiven(letters, before)).toEqual(['prj_1@1', 'prj_2@4', 'prj_1@2']);
    expect(triage(letters, before, hasEar).versions).toEqual(new Map([['prj_1', 2], ['prj_2', 4]]));
  });

  it('notices a missing version, and holds back that project alone (46)', () => {
    const letters = [told('prj_1', 1), told('prj_1', 3), told('prj_1', 4), told('prj_2', 1)];
    expect(versionsGiven(letters)).toEqual(['prj_1@1', 'prj_2@1']);
    expect(reasons(letters)).toEqual(['3 WAITING gap', '4 WAITING']);
  });

  it('notices that the first versions of a project never came', () => {
    expect(reasons([told('prj_1', 2)])).toEqual(['2 WAITING gap']);
  });

  it('takes any next version where the past is not known exactly', () => {
    expect(versionsGiven([told('prj_1', 7), told('prj_1', 8)], standing({ heard: new Map([['prj_1', { version: 3, settled: false }]]) }))).toEqual(['prj_1@7', 'prj_1@8']);
  });

  it('takes an earlier version that comes again: the inbox knows that it had its effect', () => {
    const again = told('prj_1', 1);
    const heard = new Map([['prj_1', { version: 2, settled: true }]]);
    expect(versionsGiven([told('prj_1', 2), again], standing({ heard, known: new Set([again.event?.id ?? '']), place: 3 }))).toEqual(['prj_1@2', 'prj_1@1']);
  });

  it.each([['1970-01-01T00:00:00Z', 'DEAD'], ['1999-12-31T23:59:59Z', 'DEAD'], ['2099-01-01T00:00:00Z', 'DEAD'], ['2024-03-03T00:00:01Z', 'DEAD'], ['2024-03-02T23:59:59Z', 'given'], ['2000-01-01T00:00:00Z', 'given']])('takes a message written at %s for %s when it is 2 March 2024 (51)', (ce_time, wanted) => {
    const { message } = told('prj_1', 1);
    const letter = open({ ...message, headers: { ...message.headers, ce_time } }, Date.parse('2024-03-02T00:00:00Z'));
    expect(versionsGiven([letter]).length === 1 ? 'given' : triage([letter], nothing, hasEar).park[0]?.state).toBe(wanted);
    if (wanted === 'DEAD') expect(letter.fault?.sentence.en).toContain(`ce_time ${ce_time} is no time at which anything of ours happened`);
  });

  it('puts aside a second event of a version, and nothing behind it', () => {
    const letters = [told('prj_1', 1), told('prj_1', 1), told('prj_1', 2)];
    expect([versionsGiven(letters), reasons(letters)]).toEqual([['prj_1@1', 'prj_1@2'], ['1 DEAD']]);
  });

  it('notices a version missing before a type of a newer release, too', () => {
    const newer = told('prj_1', 900);
    const odd = open({ ...newer.message, headers: { ...newer.message.headers, ce_type: 'projects.project.exploded.v1' } });
    expect(reasons([odd, told('prj_1', 1)])).toEqual(['900 WAITING gap', '1 WAITING']);
  });

  it('puts everything of a parked key behind it', () => {
    expect(reasons([told('prj_1', 5), told('prj_2', 1)], standing({ parked: new Set(['prj_1']) }))).toEqual(['5 WAITING']);
  });

  it('parks the key of what cannot be read', () => {
    const letters = [told('prj_1', 1, { value: Buffer.from('{') }), told('prj_1', 2), told('prj_2', 1)];
    expect([versionsGiven(letters), reasons(letters)]).toEqual([['prj_2@1'], ['1 DEAD', '2 WAITING']]);
  });

  it('lets a project go on after a type of a newer release, and keeps that message (45)', () => {
    const newer = told('prj_1', 1);
    const letters = [open({ ...newer.message, headers: { ...newer.message.headers, ce_type: 'projects.project.exploded.v1' } }), told('prj_1', 2)];
    expect([versionsGiven(letters), reasons(letters)]).toEqual([['prj_1@2'], ['1 DEAD']]);
    expect(triage(letters, nothing, hasEar).park.map(({ blocking }) => blocking)).toEqual([false]);
  });

  it('follows the versions of types without an ear', () => {
    const { give, versions } = triage([told('prj_1', 1)], nothing, () => false);
    expect([give, versions]).toEqual([[], new Map([['prj_1', 1]])]);
  });

  it('never gives a version before the one below it, however shuffled they come, and loses none', () => {
    const shuffled = fc.array(fc.record({ project: fc.constantFrom('prj_1', 'prj_2', 'prj_3'), version: fc.integer({ min: 1, max: 6 }) }), { maxLength: 30 });
    fc.assert(fc.property(shuffled, (messages) => {
      const letters = messages.map(({ project, version }) => told(project, version));
      const { give, park } = triage(letters, nothing, hasEar);
      expect(give.length + park.length).toBe(letters.length);
      for (const [, events] of Map.groupBy(give, ({ aggregateId }) => aggregateId)) {
        let last = 0;
        for (const { aggregateVersion } of events) { expect(aggregateVersion).toBeLessThanOrEqual(last + 1); last = Math.max(last, aggregateVersion); }
      }
    }));
  });
});
