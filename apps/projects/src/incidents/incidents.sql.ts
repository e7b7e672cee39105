import type { Day } from '@cornerstone/kernel/day';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Incident } from './incident.entity';
import type { IncidentSeverity } from './incidents.rules';

/** Whose end is not told; the project's row is locked by who asks, so that none comes in between. */
export const openSeriousIncidents = (tx: Tx, projectId: string): Promise<Incident[]> =>
  select(tx, Incident, '/* openSeriousIncidents */ select * from incident where project_id = $1 and serious and closed_on is null order by happened_on, id', [projectId]);

/** Incidents of projects as known on a day, the latest first: an end that was not known then is not told. */
export const incidentsOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<Incident[]> => select(tx, Incident, `/* incidentsOf */ select id, project_id, kind, severity, serious, what, place, happened_on, reported_by, known_on,
    case when ended then closed_on end as closed_on, case when ended then measures end as measures, case when ended then closed_by end as closed_by, case when ended then closed_known_on end as closed_known_on
  from incident i, lateral (select $2::date is null or i.closed_known_on <= $2 as ended) e where project_id = any($1) and ($2::date is null or known_on <= $2) order by happened_on desc, id desc`, [projectIds, asOf]);

export async function seriousFrom(tx: Tx): Promise<IncidentSeverity> {
  const [setting] = await query<{ severity: IncidentSeverity }>(tx, '/* seriousFrom */ select serious_from as severity from incident_setting');
  if (!setting) throw new Error('no setting says from when an incident is serious');
  return setting.severity;
}
