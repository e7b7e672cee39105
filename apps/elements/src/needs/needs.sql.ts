import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, type Quantity } from '@cornerstone/kernel/quantity';
import { notFound } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { projectHeardOf, type ProjectCopy } from '@cornerstone/runtime/project-copy';
import type { Request } from '@cornerstone/runtime/request';
import { load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { ElementPool } from '../pools/pool.entity';
import { poolsAsOf } from '../pools/pool.sql';
import type { PoolSource } from '../pools/kinds.rules';
import { ElementNeed } from './need.entity';
import { ElementReservation } from './reservation.entity';
import type { Held } from './needs.rules';
import type { Outcome, Reserved } from './reservations.rules';

/** What a need holds, and from which pool; a pool of a region one may not see has no name. */
export interface Holding extends Held { pool: { source: PoolSource; year: number; region: string } | null }
interface HoldingRow { need_id: string; amount: string; supplied_on: Day | null; source: PoolSource | null; year: number | null; region: string | null }

async function holdings(tx: Tx, needIds: readonly string[], asOf: Day | null): Promise<Holding[][]> {
  const rows = await query<HoldingRow>(tx, `/* holdings */ select r.need_id, r.amount, s.settled_on::text as supplied_on, p.source, p.year, coalesce(c.name, p.region_code) as region
    from element_reservation r left join element_settlement s on s.reservation_id = r.id and ($2::date is null or s.known_on <= $2)
      left join element_pool p on p.id = r.pool_id left join region_copy c on c.code = p.region_code
    where r.need_id = any($1) and ($2::date is null or r.known_on <= $2) and s.outcome is distinct from 'RELEASED' order by r.known_on, r.id`, [needIds, asOf]);
  return allByKey(needIds, rows, 'need_id').map((own) => own.map((row) => ({
    amount: quantityFrom(row.amount), suppliedOn: row.supplied_on, pool: row.source && row.year && row.region ? { source: row.source, year: row.year, region: row.region } : null,
  })));
}

export const held = (tx: Tx, needId: string): Promise<Holding[]> => holdings(tx, [needId], null).then(([own]) => own ?? []);
export const heldKnown = async (request: Request, needId: string): Promise<Holding[]> =>
  (await request.batched<Holding[]>('holdings', needId, (tx, ids) => holdings(tx, ids, request.asOf))) ?? [];

/** Pools that serve a need and have something left: of its kind, in a region of the project or above it, of a year that has begun or that it is needed in. */
export interface Left { id: string; source: PoolSource; year: number; regionPath: string; region: string; available: Quantity }
interface LeftRow { need_id: string; id: string; source: PoolSource; year: number; region_path: string; region: string; available: string }

const SERVES = `p.kind = n.kind and p.item = n.item and p.unit = n.unit and p.total > p.reserved + p.supplied
  and exists (select 1 from unnest(c.region_paths) place where place = p.region_path or place like p.region_path || '.%')`;

export const leftFor = async (request: Request, needId: string): Promise<Left[]> => (await request.batched<Left[]>('pools left', needId, async (tx, ids) => {
  const rows = await query<LeftRow>(tx, `/* poolsLeft */ select n.id as need_id, p.id, p.source, p.year, p.region_path, coalesce(r.name, p.region_code) as region, (p.total - p.reserved - p.supplied) as available
    from element_need n join project_copy c on c.id = n.project_id join ${poolsAsOf(request.asOf, '$2::date')} p on ${SERVES} and p.year <= greatest(extract(year from n.needed_by), extract(year from coalesce($2::date, $3::date)))
      left join region_copy r on r.code = p.region_code
    where n.id = any($1)`, [ids, request.asOf, request.today]);
  return allByKey(ids, rows, 'need_id').map((own) => own.map((row) => ({ id: row.id, source: row.source, year: row.year, regionPath: row.region_path, region: row.region, available: quantityFrom(row.available) })));
})) ?? [];

/** The pools a reservation may draw on, locked in the order of their ids, so that two reservations never wait for each other. */
export const lockPools = (tx: Tx, needId: string): Promise<ElementPool[]> => select(tx, ElementPool, `/* lockPools */ select p.* from element_pool p, element_need n join project_copy c on c.id = n.project_id
  where n.id = $1 and ${SERVES} and p.year <= greatest(extract(year from n.needed_by), extract(year from $2::date)) order by p.id for update of p`, [needId, tx.today]);

export const lockPool = (tx: Tx, poolId: string): Promise<ElementPool> => load(tx, ElementPool, poolId);

export interface LockedReservation { need: ElementNeed; reservation: Reserved; project: ProjectCopy }

/** A reservation under the lock of its need: whoever settles it second sees that it is settled. */
export async function lockReservation(tx: Tx, reservationId: string): Promise<LockedReservation> {
  const [found] = await select(tx, ElementReservation, '/* reservationById */ select * from element_reservation where id = $1', [reservationId]);
  if (!found) throw notFound({ en: 'The reservation', zh: '要素预留' }, reservationId);
  const need = await load(tx, ElementNeed, found.needId);
  const [settled] = await query<{ outcome: Outcome }>(tx, '/* settlementOf */ select outcome from element_settlement where reservation_id = $1', [reservationId]);
  return { need, reservation: { id: found.id, poolId: found.poolId, amount: found.amount, knownOn: found.knownOn, outcome: settled?.outcome ?? null }, project: await projectHeardOf(tx, need.projectId) };
}
