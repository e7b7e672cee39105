import { evidenceAdded, type evidenceKinds, type evidenceSubjects } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Contradiction } from '../accountability/accountability.rules';
import { degreesOf, isInside, type Place, type Site } from './site.rules';

export type EvidenceKind = (typeof evidenceKinds)[number];
export type EvidenceSubject = (typeof evidenceSubjects)[number];
export interface About { reportId: string | null; milestone: string | null; start: boolean }
export interface Proof { id: string; kind: string; projectId: string; mediaType: string; digest: string }
/** Evidence that has the same bytes; `isOwn` where it is the project's. */
export interface Use { evidenceId: string; isOwn: boolean }
export interface EvidenceCommand { evidenceId: string; file: Proof; kind: EvidenceKind; takenAt: string; takenOn: Day; place: Place | null; about: About }

/** What evidence is about: one thing, or the works as such. */
export function subjectOf({ reportId, milestone, start }: About): EvidenceSubject | null {
  const told = [...(reportId === null ? [] : ['REPORT' as const]), ...(milestone === null ? [] : ['MILESTONE' as const]), ...(start ? ['START' as const] : [])];
  if (told.length > 1) throw badInput('P9.one-subject', { en: 'Evidence is about a report, a milestone or the start: name one.', zh: '佐证只能对应进度报告、节点、开工之一。' });
  return told[0] ?? null;
}

/** P9: a stored file becomes evidence with place, time and digest. What contradicts it is told with it, not refused: it stays as what it is. */
export function addEvidence(project: { id: string }, site: Site | null, uses: readonly Use[], { evidenceId, file, kind, takenAt, takenOn, place, about }: EvidenceCommand, by: string, knownOn: Day) {
  if (file.projectId !== project.id) throw new Rejection('P9.file-of-another-project', { en: 'The file belongs to another project.', zh: '该文件不属于此项目。' }, { fileId: file.id });
  if (file.kind !== 'EVIDENCE') throw new Rejection('P9.file-is-no-evidence', { en: 'The file was not stored as evidence.', zh: '该文件未按佐证材料上传。' }, { fileId: file.id, kind: file.kind });
  if (file.mediaType.startsWith('video/') ? kind === 'PHOTO' || kind === 'SATELLITE' : kind === 'VIDEO') {
    throw new Rejection('P9.kind-of-file', { en: `A file of ${file.mediaType} is no ${kind.toLowerCase()}.`, zh: '佐证类型与文件格式不符。' }, { kind, mediaType: file.mediaType });
  }
  if (takenOn > knownOn) throw badInput('P9.taken-in-the-future', { en: `It was taken on ${takenOn}, after ${knownOn}, the day it is known.`, zh: `拍摄日期 ${takenOn} 晚于知悉日期 ${knownOn}。` }, { takenOn, knownOn });
  const inside = isInside(site, place);
  const { lon, lat } = place ? degreesOf(place) : { lon: null, lat: null };
  const fact = evidenceAdded.of(knownOn, { evidenceId, fileId: file.id, kind, takenAt, digest: file.digest, lon, lat, inside, about: subjectOf(about), reportId: about.reportId });
  const contradictions = [...(inside === false && place ? [outside(evidenceId, place, about.reportId, by)] : []), ...reused(evidenceId, file.digest, uses, about.reportId, by)];
  return { fact, contradictions };
}

/** Evidence of a place that the site does not hold. */
export function outside(evidenceId: string, place: Place, reportId: string | null, by: string): Contradiction {
  const { lon, lat } = degreesOf(place);
  return {
    kind: 'EVIDENCE_OUTSIDE', responsibleId: by, evidenceId, reportId,
    said: { zh: `佐证材料摄于东经 ${lon}、北纬 ${lat}`, en: `Evidence taken at longitude ${lon}, latitude ${lat}` }, found: { zh: '拍摄地点不在项目红线内', en: 'The place is outside the site' },
  };
}

/** Bytes that were evidence before, of this project or another one: a picture shows one thing once. */
function reused(evidenceId: string, digest: string, uses: readonly Use[], reportId: string | null, by: string): Contradiction[] {
  if (uses.length === 0) return [];
  const others = uses.filter(({ isOwn }) => !isOwn).length;
  const own = uses.length - others;
  return [{
    kind: 'FILE_REUSED', responsibleId: by, evidenceId, reportId, said: { zh: `以文件 ${digest.slice(0, 12)}… 作为佐证`, en: `File ${digest.slice(0, 12)}… given as evidence` },
    found: { zh: `同一文件此前已用作佐证：本项目 ${own} 次，其他项目 ${others} 次`, en: `The same file was evidence before: ${own} times here, ${others} times of other projects` },
  }];
}
