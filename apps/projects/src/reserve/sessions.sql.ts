import type { Day } from '@cornerstone/kernel/day';
import { allByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ReserveDecision, ReserveSession } from './session.entity';

/** Sessions of a region and all below it, the latest first, by what was known on a day. */
export async function findSessions(tx: Tx, path: string | null, year: number | null, asOf: Day | null, window: Window): Promise<{ rows: ReserveSession[]; total: number }> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findReserveSessions */ with found as (select * from reserve_session
      where ($1::text is null or region_path = $1 or starts_with(region_path, $1 || '.')) and ($2::int is null or year = $2) and ($3::date is null or known_on <= $3))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by year desc, quarter desc, id desc offset ${window.offset} limit ${window.limit}) f on true`, [path, year, asOf]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, ReserveSession, raw)) };
}

/** A page of the decisions of each session, by entry. */
export async function decisionsOf(tx: Tx, sessionIds: readonly string[], { offset, limit }: Window): Promise<{ rows: ReserveDecision[]; total: number }[]> {
  const totals = new Map((await query<{ session_id: string; total: number }>(tx, '/* decisionCounts */ select session_id, count(*)::int as total from reserve_decision where session_id = any($1) group by session_id', [sessionIds])).map(({ session_id: id, total }) => [id, total]));
  const rows = await select(tx, ReserveDecision, `/* decisionsOf */ select d.* from (select *, row_number() over (partition by session_id order by entry_id) as at from reserve_decision where session_id = any($1)) d where at > ${offset} and at <= ${offset + limit} order by session_id, at`, [sessionIds]);
  const pages = allByKey(sessionIds, rows, 'sessionId');
  return sessionIds.map((id, at) => ({ rows: pages[at] ?? [], total: totals.get(id) ?? 0 }));
}
