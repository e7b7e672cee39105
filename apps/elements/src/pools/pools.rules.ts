import { poolOpened } from '@cornerstone/events/elements';
import type { Day } from '@cornerstone/kernel/day';
import { quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { kindNames, sourceNames, type Counted, type PoolSource } from './kinds.rules';

export interface OpenPool extends Counted { poolId: string; region: string; year: number; source: PoolSource; amount: Quantity }
export interface Place { mine: boolean; taken: boolean }

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** E1: one pool for each kind, region, year and source, opened by who answers for the region. */
export function openPool(command: OpenPool, { mine, taken }: Place, knownOn: Day) {
  const { poolId, kind, item, unit, region, year, source, amount } = command;
  if (!mine) throw forbidden('E1.region-of-another', { en: `You do not act in the whole of ${region}.`, zh: `您无权为区划 ${region} 设立指标池。` }, { region });
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Rejection('E1.no-such-year', { en: `${year} is no year for a pool.`, zh: `年度 ${year} 无效。` }, { year });
  if (taken) throw new Rejection('E1.pool-exists', { en: `${region} has this pool for ${year} already.`, zh: `区划 ${region} 的${year}年${kindNames[kind]}${sourceNames[source]}已设立。` }, { kind, region, year, source });
  return poolOpened.of(knownOn, { poolId, kind, item: item || null, unit, region, year, source, amount: quantityText(amount) });
}
