import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Evidence } from './evidence.entity';
import type { Use } from './evidence.rules';
import { ProjectSite } from './site.entity';
import { degreesOf, isInside, placeOf, type Degrees, type Place, type Site } from './site.rules';

const LATEST_SITE = 'order by known_on desc, id desc limit 1';

export const siteOf = ({ points, radius }: { points: readonly Degrees[]; radius: number | null }): Site => ({ points: points.map(placeOf), radius });
export const placeOfEvidence = ({ lon, lat }: { lon: string | null; lat: string | null }): Place | null => (lon === null || lat === null ? null : placeOf({ lon, lat }));

/** The site of a project as declared by a day; null is now. */
export async function siteNow(tx: Tx, projectId: string): Promise<Site | null> {
  const [found] = await select(tx, ProjectSite, `/* siteNow */ select * from project_site where project_id = $1 ${LATEST_SITE}`, [projectId]);
  return found ? siteOf(found) : null;
}

export const sitesOf = (tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<ProjectSite[]> =>
  select(tx, ProjectSite, '/* sitesOf */ select distinct on (project_id) * from project_site where project_id = any($1) and ($2::date is null or known_on <= $2) order by project_id, known_on desc, id desc', [projectIds, asOf]);

/** Evidence of projects, the latest first, with what the site and the verifications known by then say of it. */
export async function evidenceOf(tx: Tx, projectIds: readonly string[], asOf: Day | null): Promise<Evidence[]> {
  const raws = await query<{ measured: string | null; points: Degrees[] | null; radius: number | null }>(tx, `/* evidenceOf */ select e.*, v.measured, s.points, s.radius from evidence e
    left join lateral (select points, radius from project_site where project_id = e.project_id and ($2::date is null or known_on <= $2) ${LATEST_SITE}) s on true
    left join lateral (select measured from verification where project_id = e.project_id and e.id = any(evidence_ids) and ($2::date is null or known_on <= $2) order by measured_on desc, id desc limit 1) v on true
    where e.project_id = any($1) and ($2::date is null or e.known_on <= $2) order by e.taken_at desc, e.id desc`, [projectIds, asOf]);
  return raws.map((raw) => {
    const evidence = hydrate(tx, Evidence, raw);
    const place = placeOfEvidence(evidence);
    return Object.assign(evidence, place && degreesOf(place), { inside: isInside(raw.points && siteOf({ points: raw.points, radius: raw.radius }), place), verifiedProgress: raw.measured && quantityText(quantityFrom(raw.measured)) });
  });
}

/** Evidence with these bytes, of all regions. Two that add the same file at once take turns, so that the second finds the first. */
export async function usesOf(tx: Tx, digest: string, projectId: string): Promise<Use[]> {
  await query(tx, '/* oneDigestAtATime */ select pg_advisory_xact_lock(hashtextextended($1, 9))', [digest]);
  return query<Use>(tx, '/* usesOf */ select evidence_id as "evidenceId", project_id = $2 as "isOwn" from evidence_use where digest = $1', [digest, projectId]);
}
