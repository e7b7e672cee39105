import { day } from '@cornerstone/kernel/day';
import { addEvidence, subjectOf, type EvidenceCommand, type Use } from './evidence.rules';
import { placeOf, type Site } from './site.rules';

const TODAY = day('2024-06-12');
const site: Site = { points: [placeOf({ lon: '113.6', lat: '34.7' })], radius: 1000 };
const file = { id: 'fil_1', kind: 'EVIDENCE', projectId: 'prj_1', mediaType: 'image/jpeg', digest: 'ab'.repeat(32) };
const nothing = { reportId: null, milestone: null, start: false };
const command: EvidenceCommand = { evidenceId: 'evd_1', file, kind: 'PHOTO', takenAt: '2024-06-10T02:30:00.000Z', takenOn: day('2024-06-10'), place: placeOf({ lon: '113.6', lat: '34.7' }), about: nothing };
const add = (changed: Partial<EvidenceCommand> = {}, uses: Use[] = [], of: Site | null = site) => () => addEvidence({ id: 'prj_1' }, of, uses, { ...command, ...changed }, 'per_1', TODAY);
const far = placeOf({ lon: '113.9', lat: '34.7' });

describe('add evidence 佐证入库 (P9)', () => {
  it('tells place, time and digest, and whether it is inside the site', () => {
    expect(add()().fact).toMatchObject({ type: 'projects.project.evidence-added.v1', knownOn: TODAY, data: { kind: 'PHOTO', takenAt: '2024-06-10T02:30:00.000Z', lon: '113.6', lat: '34.7', digest: file.digest, inside: true, about: null } });
    expect([add({ place: null })().fact.data.inside, add({}, [], null)().fact.data.inside, add({ place: far })().fact.data.inside]).toEqual([null, null, false]);
  });

  it('is not refused where it contradicts: outside the site, or bytes that were evidence before, are found and who gave it answers', () => {
    expect(add()().contradictions).toEqual([]);
    expect(add({ place: far })().contradictions).toMatchObject([{ kind: 'EVIDENCE_OUTSIDE', responsibleId: 'per_1', evidenceId: 'evd_1' }]);
    expect(add({}, [{ evidenceId: 'evd_0', isOwn: true }, { evidenceId: 'evd_9', isOwn: false }])().contradictions).toMatchObject([{ kind: 'FILE_REUSED', found: { en: expect.stringContaining('1 times here, 1 times of other projects') } }]);
    expect(add({ place: far }, [{ evidenceId: 'evd_0', isOwn: true }])().contradictions.map(({ kind }) => kind)).toEqual(['EVIDENCE_OUTSIDE', 'FILE_REUSED']);
  });

  it('is about one thing, or the works as such', () => {
    expect([subjectOf(nothing), subjectOf({ ...nothing, start: true }), subjectOf({ ...nothing, reportId: 'rpt_1' }), subjectOf({ ...nothing, milestone: '封顶' })]).toEqual([null, 'START', 'REPORT', 'MILESTONE']);
  });

  it.each<[string, Partial<EvidenceCommand>]>([
    ['P9.file-of-another-project', { file: { ...file, projectId: 'prj_2' } }], ['P9.file-is-no-evidence', { file: { ...file, kind: 'LETTER' } }], ['P9.kind-of-file', { kind: 'VIDEO' }], ['P9.kind-of-file', { file: { ...file, mediaType: 'video/mp4' } }],
    ['P9.taken-in-the-future', { takenOn: day('2024-06-13') }], ['P9.one-subject', { about: { reportId: 'rpt_1', milestone: null, start: true } }],
  ])('refuses with %s', (rule, changed) => { expect(add(changed)).toThrow(expect.objectContaining({ rule })); });
});
