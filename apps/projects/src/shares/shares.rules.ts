import { regionSharesSet, type shareBases } from '@cornerstone/events/projects-structure';
import type { Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type ShareBasis = (typeof shareBases)[number];
/** What one region has: `weight` is yuan or a part of one, an exact decimal. A region of null is all that lies outside the directory, such as the other province. */
export interface Share { region: string | null; path: string | null; weight: string }
export interface Shared { regionCodes: readonly string[]; regionPaths: readonly string[]; totalInvestment: Fen | null }
/** As a person says it: an amount, or a part of one such as 0.535. */
export interface GivenShare { region: string | null; amount: Fen | null; share: string | null }
export interface LastShares { shareVersion: number; shares: readonly Share[]; knownOn: Day }
export interface SetSharesCommand { shares: readonly GivenShare[]; source: string; reason: string | null }

const PLACES = 10;
const ONE = 10n ** BigInt(PLACES);
const LONGEST_SOURCE = 300;

/** A part of one in 1/10,000,000,000. */
function partOfOne(text: string): bigint {
  const [, whole, fraction = ''] = /^(\d)(?:\.(\d{1,10}))?$/.exec(text) ?? [];
  if (whole === undefined) throw badInput('P8.share-not-a-part', { en: `"${text.slice(0, 40)}" is no part of one with at most ${PLACES} places.`, zh: `“${text.slice(0, 40)}”不是比例（0 至 1，至多 ${PLACES} 位小数）。` }, { share: text.slice(0, 40) });
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

/** Weights as whole numbers, all in the same unit. */
export const weightsOf = (basis: ShareBasis, shares: readonly Share[]): bigint[] => shares.map(({ weight }) => (basis === 'AMOUNT' ? fromYuan(weight) : partOfOne(weight)));

/**
 * An amount by weights, to the fen, adding up exactly: each has what the rounded sum grows by, half a fen upwards. With amounts of the
 * same total for weights each has its amount. The portfolio splits in the same way (supervision, chain.sql.ts).
 */
export function splitBy(amount: Fen, weights: readonly bigint[]): Fen[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  let [upTo, told] = [0n, 0n];
  return weights.map((weight) => {
    upTo += weight;
    const before = told;
    told = (2n * amount * upTo + all) / (2n * all);
    return fen(told - before);
  });
}

/** In the order of their places, what lies outside first: the order in which a fen that is left over is given. */
const inOrder = (shares: readonly Share[]): Share[] => [...shares].sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1));

/** P8: investment is split by region only where the owner gives shares, of every region, adding up exactly. None: what was given is withdrawn. */
export function setRegionShares(project: Shared, last: LastShares | null, { shares, source, reason }: SetSharesCommand, knownOn: Day) {
  if (last && knownOn < last.knownOn) throw new Rejection('P8.shares-known-before-last', { en: `The shares before are known since ${last.knownOn}, these since ${knownOn}.`, zh: `上一版分摊知悉于 ${last.knownOn}，新版不得早于此。` }, { knownOn, last: last.knownOn });
  if (shares.length === 0 && (last?.shares.length ?? 0) === 0) throw new Rejection('P8.no-shares-to-withdraw', { en: 'The project has no shares.', zh: '该项目没有分摊。' });
  const { basis, told } = shares.length === 0 ? { basis: 'AMOUNT' as const, told: [] } : sharesOf(project, shares);
  return regionSharesSet.of(knownOn, {
    shareVersion: (last?.shareVersion ?? 0) + 1, basis, shares: inOrder(told),
    source: plainText(source, 'source', LONGEST_SOURCE), reason: last ? reasonOf(reason, 'P8.shares-revised-without-reason') : reason === null ? null : plainText(reason, 'reason'),
  });
}

function sharesOf({ regionCodes, regionPaths, totalInvestment }: Shared, given: readonly GivenShare[]): { basis: ShareBasis; told: Share[] } {
  if (given.length === 1) throw new Rejection('P8.shares-of-one-region', { en: 'A project that lies in one region is not split.', zh: '单一区划的项目无需分摊。' });
  const named = given.map(({ region }) => region);
  const twice = named.find((region, at) => named.indexOf(region) !== at);
  if (twice !== undefined) throw badInput('P8.share-region-twice', { en: `Region ${twice ?? 'outside'} has two shares.`, zh: `区划 ${twice ?? '（名录以外）'} 重复。` }, { region: twice });
  const stranger = named.find((region) => region !== null && !regionCodes.includes(region));
  if (stranger) throw new Rejection('P8.share-of-another-region', { en: `The project does not lie in ${stranger}.`, zh: `项目不涉及区划 ${stranger}。` }, { region: stranger, regions: regionCodes });
  const missing = regionCodes.filter((code) => !named.includes(code));
  if (missing.length > 0) throw new Rejection('P8.share-of-region-missing', { en: `No share of ${missing.join(', ')}.`, zh: `缺少区划 ${missing.join('、')} 的分摊。` }, { missing });
  const amounts = given.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const parts = given.flatMap(({ share }) => (share === null ? [] : [share]));
  if (amounts.length + parts.length !== given.length || (amounts.length > 0 && parts.length > 0) || given.some(({ amount, share }) => amount !== null && share !== null)) {
    throw badInput('P8.share-amount-or-part', { en: 'Each region has an amount, or each has a part of one.', zh: '各区划须统一填报金额或统一填报比例。' }, { amounts: amounts.length, parts: parts.length });
  }
  const basis = amounts.length > 0 ? 'AMOUNT' : 'SHARE';
  if (basis === 'AMOUNT') amountsAddUp(amounts, totalInvestment);
  else partsAddUp(parts);
  return { basis, told: given.map(({ region, amount, share }) => ({ region, path: region === null ? null : regionPaths[regionCodes.indexOf(region)] ?? null, weight: amount === null ? share ?? '' : toYuan(amount) })) };
}

function amountsAddUp(amounts: readonly Fen[], total: Fen | null): void {
  if (amounts.some((amount) => amount < 0n)) throw badInput('P8.negative-share', { en: 'A share is not negative.', zh: '分摊金额不能为负。' });
  if (total === null || total === 0n) throw new Rejection('P8.shares-without-total', { en: 'The project states no total that amounts could add up to: give parts of one.', zh: '项目未注明总投资，无法按金额分摊，请填报比例。' });
  const sum = sumFen(amounts);
  if (sum !== total) throw new Rejection('P8.shares-do-not-add-up', { en: `The amounts add up to ${toYuan(sum)}, the total is ${toYuan(total)} yuan.`, zh: `分摊合计 ${toYuan(sum)} 元，总投资 ${toYuan(total)} 元。` }, { sum: toYuan(sum), total: toYuan(total), difference: toYuan(fen(total - sum)) });
}

function partsAddUp(parts: readonly string[]): void {
  const sum = parts.map(partOfOne).reduce((all, part) => all + part, 0n);
  if (sum !== ONE) throw new Rejection('P8.shares-do-not-add-up', { en: 'The parts do not add up to exactly 1.', zh: '分摊比例合计不等于 1。' }, { sum: `${sum / ONE}.${String(sum % ONE).padStart(PLACES, '0')}`, total: '1' });
}
