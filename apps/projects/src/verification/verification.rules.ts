import { progressVerified, type verificationMethods } from '@cornerstone/events/projects-verification';
import { earlier, type Day } from '@cornerstone/kernel/day';
import { lastDayOf } from '@cornerstone/kernel/period';
import { quantity, quantityFrom, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import type { Contradiction } from '../accountability/accountability.rules';

export type VerificationMethod = (typeof verificationMethods)[number];
export interface Doer { id: string; departments: readonly string[] }
/** A report known on the day of the measurement and not amended by then. */
export interface Reported { id: string; year: number; month: number | null; week: number | null; physicalProgress: string | null; knownOn: Day; reportedBy: string }
export interface VerifyCommand { verificationId: string; measuredOn: Day; measured: string; method: VerificationMethod; note: string | null; evidenceIds: readonly string[]; verifier: Doer; recorder: Doer }
export interface Verified { stage: string; reports: readonly Reported[]; reporters: readonly Doer[]; evidenceIds: readonly string[] }

const UNBUILT = ['PROPOSED', 'RESERVED', 'REMOVED', 'CANCELLED'];
const PICTURES: readonly VerificationMethod[] = ['DRONE', 'SATELLITE', 'VIDEO'];
const WHOLE = quantityFrom('100');

/** The day up to which a report speaks: the end of its period, or its own day where that comes first. */
const speaksFor = (report: Reported): Day => earlier(lastDayOf(report), report.knownOn);

/** P9: what was reported by a day: the last report that speaks for a day by then and says how far the works are. */
export function reportedBy(reports: readonly Reported[], on: Day): Reported | null {
  const told = reports.filter((each) => each.physicalProgress !== null && speaksFor(each) <= on);
  return told.toSorted((one, other) => (lastDayOf(one) < lastDayOf(other) ? 1 : lastDayOf(one) > lastDayOf(other) ? -1 : one.id < other.id ? 1 : -1))[0] ?? null;
}

/** P9: whoever verifies has not reported the project and acts for no department of those who have. */
function requireIndependent(who: Doer, reporters: readonly Doer[]): void {
  const near = reporters.find(({ id, departments }) => id === who.id || departments.some((department) => who.departments.includes(department)));
  if (near) throw new Rejection('P9.not-independent', { en: 'Who verifies has neither reported the project nor acts for a department that has.', zh: '核验人不得为报送人，也不得隶属报送单位。' }, { verifier: who.id });
}

const size = (amount: Quantity): Quantity => (amount < 0n ? quantity(-amount) : amount);

/** P9 (001: 定期核查项目建设进度，严防调度信息造假): measured independently, compared with what was reported by then; more points apart than allowed contradict. A later amendment changes neither. */
export function verifyProgress(project: Verified, command: VerifyCommand, { GAP_POINTS: most }: { GAP_POINTS: string }, knownOn: Day) {
  const { measuredOn, method, evidenceIds } = command;
  if (UNBUILT.includes(project.stage)) throw new Rejection('P9.nothing-to-verify', { en: `A ${project.stage.toLowerCase()} project has no works to measure.`, zh: '项目当前阶段没有可核验的工程。' }, { stage: project.stage });
  if (measuredOn > knownOn) throw badInput('P9.measured-in-the-future', { en: `${measuredOn} is after ${knownOn}, the day it is known.`, zh: `核验日期 ${measuredOn} 晚于知悉日期 ${knownOn}。` }, { measuredOn, knownOn });
  const measured = quantityFrom(command.measured);
  if (measured < 0n || measured > WHOLE) throw badInput('P9.measured-out-of-range', { en: 'Measured progress is between 0 and 100 percent.', zh: '核验进度应在 0 至 100 之间。' }, { measured: command.measured });
  for (const who of [command.verifier, command.recorder]) requireIndependent(who, project.reporters);
  const strange = evidenceIds.filter((id) => !project.evidenceIds.includes(id));
  if (strange.length > 0) throw new Rejection('P9.evidence-of-another-project', { en: 'The project has no such evidence.', zh: '该项目无此佐证材料。' }, { evidenceIds: strange.slice(0, 10) });
  if (PICTURES.includes(method) && evidenceIds.length === 0) throw new Rejection('P9.verified-without-evidence', { en: `A verification by ${method.toLowerCase()} names its pictures.`, zh: '影像核验须附佐证材料。' }, { method });
  const report = reportedBy(project.reports, measuredOn);
  const gap = report?.physicalProgress ? quantity(quantityFrom(report.physicalProgress) - measured) : null;
  const reported = report?.physicalProgress ? quantityText(quantityFrom(report.physicalProgress)) : null;
  const fact = progressVerified.of(knownOn, {
    verificationId: command.verificationId, measuredOn, measured: quantityText(measured), method, reportId: report?.id ?? null, reported, gap: gap === null ? null : quantityText(gap), evidenceIds: [...new Set(evidenceIds)],
  });
  const isTooFar = gap !== null && size(gap) > quantityFrom(most);
  return { fact, note: command.note ? plainText(command.note, 'note', 2000) : null, contradictions: isTooFar && report ? [apart(fact.data, report, quantityText(size(gap)), most)] : [] };
}

const apart = ({ verificationId, measuredOn, measured, reported }: { verificationId: string; measuredOn: string; measured: string; reported: string | null }, report: Reported, points: string, most: string): Contradiction => ({
  kind: 'PROGRESS_GAP', responsibleId: report.reportedBy, reportId: report.id, verificationId,
  said: { zh: `${measuredOn} 所报形象进度 ${reported}%`, en: `Reported ${reported} % by ${measuredOn}` },
  found: { zh: `独立核验 ${measured}%，相差 ${points} 个百分点，超过 ${most} 个百分点`, en: `measured ${measured} %, ${points} points apart, more than ${most}` },
});
