import { incidentClosed, incidentReported, incidentSeverities, type incidentKinds } from '@cornerstone/events/projects-progress';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

export type IncidentKind = (typeof incidentKinds)[number];
export type IncidentSeverity = (typeof incidentSeverities)[number];
export interface Incident { id: string; kind: IncidentKind; severity: IncidentSeverity; serious: boolean; happenedOn: Day; knownOn: Day; closedOn: Day | null }
export interface IncidentCommand { incidentId: string; kind: IncidentKind; severity: IncidentSeverity; what: string; happenedOn: Day; place: string | null }

/** By the setting, the grade from which an incident blocks completion (国务院令493 较大 by default). */
export const isSerious = (severity: IncidentSeverity, seriousFrom: IncidentSeverity): boolean => incidentSeverities.indexOf(severity) >= incidentSeverities.indexOf(seriousFrom);

const WITHOUT_SITE = ['PROPOSED', 'RESERVED', 'REMOVED', 'CANCELLED'];

/** P6 (000 确保工程质量和安全): a quality or safety incident, open until what was done about it is told. */
export function reportIncident(project: { stage: string }, { incidentId, kind, severity, what, happenedOn, place }: IncidentCommand, seriousFrom: IncidentSeverity, knownOn: Day) {
  if (WITHOUT_SITE.includes(project.stage)) throw new Rejection('P6.project-without-site', { en: `A project that is ${project.stage.toLowerCase()} has no site for an incident.`, zh: '项目当前阶段尚无现场，不登记质量安全事件。' }, { stage: project.stage });
  if (happenedOn > knownOn) throw new Rejection('P6.incident-in-the-future', { en: `${happenedOn} is after ${knownOn}, the day it is known.`, zh: `发生日期 ${happenedOn} 晚于知悉日期 ${knownOn}。` }, { happenedOn, knownOn });
  return incidentReported.of(knownOn, { incidentId, kind, severity, serious: isSerious(severity, seriousFrom), what: plainText(what, 'what'), happenedOn, place: place ? plainText(place, 'place', 100) : null });
}

/** P6: an incident is closed once, with what was done. */
export function closeIncident(incident: Incident, { on, measures }: { on: Day; measures: string }, knownOn: Day) {
  const { id, kind, severity, serious, happenedOn, closedOn } = incident;
  if (closedOn !== null) throw new Rejection('P6.incident-closed-already', { en: `The incident was closed on ${closedOn}.`, zh: `该事件已于 ${closedOn} 销项。` }, { incidentId: id, closedOn });
  if (!measures.trim()) throw new Rejection('P6.closed-without-measures', { en: 'Say what was done.', zh: '请说明处置措施。' }, { incidentId: id });
  if (on < happenedOn || on > knownOn || knownOn < incident.knownOn) throw new Rejection('P6.closed-out-of-time', { en: `Closed on ${on}: not before ${happenedOn}, nor after ${knownOn}, the day it is known, nor known before the incident.`, zh: `销项日期 ${on} 应不早于发生日期 ${happenedOn}，不晚于知悉日期 ${knownOn}，且不得早于事件知悉日期。` }, { on, happenedOn, knownOn, reported: incident.knownOn });
  return incidentClosed.of(knownOn, { incidentId: id, kind, severity, serious, on, measures: plainText(measures, 'measures', 1000) });
}

/** P6: an open serious incident blocks completion. */
export function requireNoOpenIncident(open: readonly { id: string; severity: IncidentSeverity; what: string }[]): void {
  if (open.length === 0) return;
  throw new Rejection('P6.open-incident-blocks-completion', { en: `${open.length} serious incident(s) are open: close them with what was done.`, zh: `尚有 ${open.length} 起严重质量安全事件未销项，不得竣工：${open.map(({ what }) => what).join('；')}。` }, { incidents: open.map(({ id, severity }) => ({ id, severity })) });
}
