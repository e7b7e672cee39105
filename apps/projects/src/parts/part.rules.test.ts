import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { addPart, removePart, type AddPartCommand, type Membership, type Surroundings, type Whole } from './part.rules';

const TODAY = day('2024-06-01');
const PART = { id: 'prj_part' };
const WHOLE: Whole = { id: 'prj_whole', stage: 'UNDER_CONSTRUCTION' };
const AROUND: Surroundings = { above: [WHOLE.id], steps: 1, deepest: 4 };
const OPEN: Membership = { id: 'prt_1', wholeId: 'prj_other', since: day('2024-03-01'), knownOn: day('2024-03-05'), endedOn: null, endedKnownOn: null };
const ENDED: Membership = { ...OPEN, endedOn: day('2024-04-01'), endedKnownOn: day('2024-04-10') };
const breaks = (rule: string) => expect.objectContaining({ rule });
const add = (changed: Partial<AddPartCommand> = {}, before: readonly Membership[] = [], around: Partial<Surroundings> = {}, whole: Partial<Whole> = {}, knownOn = TODAY) => () =>
  addPart(PART, { ...WHOLE, ...whole }, before, { ...AROUND, ...around }, { membershipId: 'prt_2', kind: 'SUBPROJECT', since: TODAY, reason: '打捆立项', ...changed }, knownOn);
const remove = (on: string, before: readonly Membership[] = [OPEN], reason = '单独立项', knownOn = TODAY) => () => removePart(before, { on: day(on), reason }, knownOn);

describe('parts of a project 打捆、标段、分期 (P8)', () => {
  it('tell the whole, the kind, since when and why', () => {
    expect(add()()).toMatchObject({ type: 'projects.project.part-added.v1', knownOn: TODAY, data: { membershipId: 'prt_2', wholeId: WHOLE.id, kind: 'SUBPROJECT', since: TODAY, reason: '打捆立项' } });
    expect(remove('2024-05-01')()).toMatchObject({ type: 'projects.project.part-removed.v1', data: { membershipId: 'prt_1', wholeId: 'prj_other', on: '2024-05-01' } });
  });

  it.each<[string, () => unknown]>([
    ['P8.part-in-a-circle', add({}, [], { above: [PART.id] })], ['P8.part-in-a-circle', add({}, [], { above: [WHOLE.id, 'prj_between', PART.id] })],
    ['P8.whole-takes-no-parts', add({}, [], {}, { stage: 'REMOVED' })], ['P8.whole-takes-no-parts', add({}, [], {}, { stage: 'CANCELLED' })],
    ['P8.part-since-in-future', add({ since: day('2024-06-02') })], ['P8.part-of-another', add({}, [OPEN])], ['P8.part-too-deep', add({}, [], { steps: 5 })], ['P8.part-without-reason', add({ reason: ' ' })],
    ['P8.part-overlaps-earlier', add({ since: day('2024-03-31') }, [ENDED])], ['P8.part-overlaps-earlier', add({ since: day('2024-04-01') }, [ENDED], {}, {}, day('2024-04-09'))],
    ['P8.not-a-part', remove('2024-05-01', [])], ['P8.not-a-part', remove('2024-05-01', [ENDED])], ['P8.part-removal-in-future', remove('2024-06-02')],
    ['P8.part-removed-before-added', remove('2024-02-29')], ['P8.part-removed-before-added', remove('2024-03-01', [OPEN], '单独立项', day('2024-03-04'))], ['P8.part-removal-without-reason', remove('2024-05-01', [OPEN], '')],
  ])('refuse with %s', (rule, act) => expect(act).toThrow(breaks(rule)));

  it('are part of one whole on every day, whatever is tried', () => {
    const step = fc.record({ does: fc.constantFrom<'add' | 'remove'>('add', 'remove'), on: fc.nat({ max: 40 }), known: fc.nat({ max: 40 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const rows: Membership[] = [];
      for (const { does, on, known } of steps) {
        const [date, knownOn] = [addDays(TODAY, on), addDays(TODAY, known)];
        try {
          if (does === 'add') {
            addPart(PART, WHOLE, rows, AROUND, { membershipId: `prt_${rows.length}`, kind: 'PHASE', since: date, reason: '分期' }, knownOn);
            rows.push({ id: `prt_${rows.length}`, wholeId: WHOLE.id, since: date, knownOn, endedOn: null, endedKnownOn: null });
          } else {
            const ended = removePart(rows, { on: date, reason: '单独立项' }, knownOn);
            const at = rows.findIndex(({ id }) => id === ended.data.membershipId);
            rows.splice(at, 1, { ...(rows[at] as Membership), endedOn: date, endedKnownOn: knownOn });
          }
        } catch (thrown) {
          expect(thrown).toMatchObject({ rule: expect.stringMatching(/^P8\./) });
        }
      }
      for (let later = 0; later <= 41; later += 1) {
        const asOf = addDays(TODAY, later);
        expect(rows.filter((row) => row.knownOn <= asOf && (row.endedKnownOn === null || row.endedKnownOn > asOf)).length).toBeLessThanOrEqual(1);
        expect(rows.filter((row) => row.since <= asOf && (row.endedOn === null || row.endedOn > asOf)).length).toBeLessThanOrEqual(1);
      }
    }));
  });
});
