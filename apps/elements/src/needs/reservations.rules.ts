import { elementConfirmed, elementReleased, elementReserved, poolSources } from '@cornerstone/events/elements';
import type { Day } from '@cornerstone/kernel/day';
import { lesser, quantity, quantityText, sumQuantity, type Quantity } from '@cornerstone/kernel/quantity';
import { isWithin } from '@cornerstone/kernel/region';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import type { Counted, PoolSource } from '../pools/kinds.rules';

export type Outcome = 'SUPPLIED' | 'RELEASED';
export interface Lacking extends Counted { id: string; regionPaths: readonly string[]; missing: Quantity }
export interface Drawable extends Counted { id: string; source: PoolSource; year: number; regionPath: string; available: Quantity }
export interface Draw { poolId: string; amount: Quantity }
export interface Reserved { id: string; poolId: string; amount: Quantity; knownOn: Day; outcome: Outcome | null }

const depth = (pool: Drawable): number => pool.regionPath.split('.').length;

/** E1: existing stock first, then new quota, provincial, direct, central; the nearest region before the one above it, the older year before the newer. */
export const inOrderOfUse = (a: Drawable, b: Drawable): number =>
  poolSources.indexOf(a.source) - poolSources.indexOf(b.source) || depth(b) - depth(a) || a.year - b.year || (a.id < b.id ? -1 : 1);

export const serves = (need: Pick<Lacking, 'kind' | 'item' | 'unit' | 'regionPaths'>, pool: Pick<Drawable, 'kind' | 'item' | 'unit' | 'regionPath'>): boolean =>
  pool.kind === need.kind && pool.item === need.item && pool.unit === need.unit && need.regionPaths.some((path) => isWithin(path, pool.regionPath));

/**
 * E1: what to take from which pool. A given amount is had whole or refused; without one, what is missing as far as the pools reach.
 * The same pools and need always give the same answer.
 */
export function allocate(need: Lacking, pools: readonly Drawable[], asked: Quantity | null): Draw[] {
  const stranger = pools.find((pool) => !serves(need, pool));
  if (stranger) throw new Rejection('E1.pool-serves-another', { en: 'This pool is of another kind or another region than the need.', zh: '该指标池的类别或区域与需求不符。' }, { poolId: stranger.id });
  if (asked !== null && asked <= 0n) throw new Rejection('E1.nothing-asked', { en: 'An amount is above nothing.', zh: '数量须大于零。' });
  if (need.missing === 0n || (asked ?? 0n) > need.missing) throw new Rejection('E1.more-than-needed', { en: `The need lacks ${quantityText(need.missing)} ${need.unit}.`, zh: `该需求尚缺 ${quantityText(need.missing)} ${need.unit}，不可超额预留。` }, { missing: quantityText(need.missing), unit: need.unit });
  const available = sumQuantity(pools.map((pool) => pool.available));
  if (available === 0n || available < (asked ?? 0n)) throw new Rejection('E1.pools-are-short', { en: `The pools have ${quantityText(available)} ${need.unit}.`, zh: `可用指标仅余 ${quantityText(available)} ${need.unit}。` }, { available: quantityText(available), asked: asked === null ? null : quantityText(asked), unit: need.unit });
  let left = asked ?? need.missing;
  return [...pools].sort(inOrderOfUse).flatMap((pool) => {
    const amount = lesser(left, pool.available);
    left = quantity(left - amount);
    return amount > 0n ? [{ poolId: pool.id, amount }] : [];
  });
}

const of = (need: Counted & { id: string }, reservation: Pick<Reserved, 'id' | 'poolId' | 'amount'>) => ({
  needId: need.id, kind: need.kind, item: need.item || null, unit: need.unit, reservationId: reservation.id, poolId: reservation.poolId, amount: quantityText(reservation.amount),
});

export const reserveElement = (need: Counted & { id: string }, reservation: Pick<Reserved, 'id' | 'poolId' | 'amount'>, knownOn: Day) => elementReserved.of(knownOn, of(need, reservation));

function stillReserved(reservation: Reserved): void {
  if (reservation.outcome !== null) throw new Rejection('E1.reservation-settled', { en: `This reservation was ${reservation.outcome.toLowerCase()} already.`, zh: reservation.outcome === 'SUPPLIED' ? '该预留已经落实。' : '该预留已经释放。' }, { reservationId: reservation.id, outcome: reservation.outcome });
}

/** E1: what was reserved is supplied as a whole, not before it was reserved and not in the future. */
export function confirmElement(need: Counted & { id: string }, reservation: Reserved, on: Day, knownOn: Day) {
  stillReserved(reservation);
  if (on > knownOn) throw new Rejection('E1.supply-in-the-future', { en: `${on} is after ${knownOn}.`, zh: `落实日期 ${on} 晚于 ${knownOn}。` }, { on, knownOn });
  if (on < reservation.knownOn) throw new Rejection('E1.supplied-before-reserved', { en: `${on} is before the reservation on ${reservation.knownOn}.`, zh: `落实日期 ${on} 早于预留日期 ${reservation.knownOn}。` }, { on, reservedOn: reservation.knownOn });
  return elementConfirmed.of(knownOn, { ...of(need, reservation), on });
}

/** E1: a reservation goes back to its pool with a reason; what is supplied stays supplied. */
export function releaseElement(need: Counted & { id: string }, reservation: Reserved, reason: string, knownOn: Day) {
  stillReserved(reservation);
  if (knownOn < reservation.knownOn) throw new Rejection('E1.released-before-reserved', { en: `${knownOn} is before the reservation on ${reservation.knownOn}.`, zh: `释放日期 ${knownOn} 早于预留日期 ${reservation.knownOn}。` }, { knownOn, reservedOn: reservation.knownOn });
  return elementReleased.of(knownOn, { ...of(need, reservation), reason: reasonOf(reason, 'E1.release-without-reason', { code: 'BAD_USER_INPUT' }) });
}
