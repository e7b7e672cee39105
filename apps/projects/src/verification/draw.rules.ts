import { verificationPlanned } from '@cornerstone/events/projects-verification';
import type { Day } from '@cornerstone/kernel/day';
import { checkPeriod, firstDayOf, lastDayOf, type Period } from '@cornerstone/kernel/period';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { isWithin } from '@cornerstone/kernel/region';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';

/** A project that may be drawn, once, in the one place that counts for it. */
export interface Candidate { id: string; stratum: string }
export interface DrawCommand { planId: string; regionCode: string; period: Period; share: string | null; count: number | null; seed: string; dueOn: Day | null }

const WHOLE = 10_000n;
const MASK = (1n << 64n) - 1n;

/** A number of 64 bits that the seed and the id give, always the same: FNV-1a, then the last steps of SplitMix64 so that near texts lie far apart. */
export function lot(seed: string, id: string): bigint {
  let mixed = 0xcbf29ce484222325n;
  for (const character of `${seed}\u0000${id}`) mixed = ((mixed ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & MASK;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return mixed ^ (mixed >> 31n);
}

/** The place one step below the scope in which a project lies; of several the first by code, the scope itself where it lies no deeper. */
export function stratumOf(paths: readonly string[], scope: string): string {
  const depth = scope.split('.').length;
  const own = paths.filter((path) => isWithin(path, scope)).map((path) => path.split('.')[depth] ?? path.split('.').at(-1) ?? path);
  return own.toSorted()[0] ?? scope.split('.').at(-1) ?? scope;
}

const byLot = (seed: string) => (one: Candidate, other: Candidate): number => {
  const [a, b] = [lot(seed, one.id), lot(seed, other.id)];
  return a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : 1;
};

/** P9: a random sample of a size. Each region gets its share, whole first and the rest by largest remainder, ties by lot; within a region the lots decide. The order of the candidates does not matter. */
export function drawSample(candidates: readonly Candidate[], size: number, seed: string): Candidate[] {
  const strata = [...Map.groupBy(candidates, ({ stratum }) => stratum)].map(([stratum, own]) => ({ stratum, own: own.toSorted(byLot(seed)), whole: Math.floor((own.length * size) / candidates.length), rest: (own.length * size) % candidates.length }));
  let left = size - strata.reduce((sum, { whole }) => sum + whole, 0);
  const more = new Set<string>();
  for (const { stratum } of strata.toSorted((one, other) => other.rest - one.rest || byLot(seed)({ id: one.stratum, stratum: '' }, { id: other.stratum, stratum: '' }))) {
    if (left === 0) break;
    more.add(stratum);
    left -= 1;
  }
  return strata.toSorted((one, other) => (one.stratum < other.stratum ? -1 : 1)).flatMap(({ stratum, own, whole }) => own.slice(0, whole + (more.has(stratum) ? 1 : 0)));
}

/** How many are drawn: a count, or a share of all, rounded up so that a small region is not left out. */
function sizeOf({ share, count }: Pick<DrawCommand, 'share' | 'count'>, population: number): number {
  if ((share === null) === (count === null)) throw badInput('P9.share-or-count', { en: 'Say either which share is drawn or how many.', zh: '抽样比例与数量须填其一。' });
  if (share !== null) {
    const part: bigint = quantityFrom(share);
    if (part <= 0n || part > WHOLE) throw badInput('P9.share-out-of-range', { en: 'A share is above 0 and at most 1.', zh: '抽样比例应大于 0 且不超过 1。' }, { share });
    return Number((BigInt(population) * part + WHOLE - 1n) / WHOLE);
  }
  const size = count ?? 0;
  if (size < 1 || size > population) throw new Rejection('P9.count-out-of-range', { en: `Of ${population} projects 1 to ${population} are drawn.`, zh: `范围内 ${population} 个项目，抽取数应为 1 至 ${population}。` }, { count: size, population });
  return size;
}

/** P9: verification runs on a schedule, by sample: who is drawn for a period, and by when they are done. */
export function planVerification(candidates: readonly Candidate[], { planId, regionCode, period, share, count, seed, dueOn }: DrawCommand, knownOn: Day) {
  checkPeriod(period);
  const due = dueOn ?? lastDayOf(period);
  if (due < knownOn) throw badInput('P9.due-before-the-draw', { en: `${due} is before ${knownOn}, the day of the draw.`, zh: `完成时限 ${due} 早于抽样日期 ${knownOn}。` }, { dueOn: due, knownOn });
  if (candidates.length === 0) throw new Rejection('P9.nobody-to-draw', { en: 'No project under construction lies in this scope.', zh: '范围内没有在建项目。' });
  const drawn = drawSample(candidates, sizeOf({ share, count }, candidates.length), seed);
  return {
    drawn, opensOn: firstDayOf(period),
    fact: verificationPlanned.of(knownOn, { planId, regionCode, year: period.year, quarter: period.quarter ?? null, month: period.month ?? null, week: period.week ?? null, population: candidates.length, drawn: drawn.length, seed, dueOn: due }),
  };
}
