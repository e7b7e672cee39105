import { Rejection } from '@cornerstone/kernel/rejection';

/** Whom a draw may take, and for what. */
export interface Candidate { id: string; specialties: readonly string[] }
export interface Seats { specialty: string; experts: number }
export interface PoolExpert extends Candidate { unit: string; personId: string | null }
export const exclusions = ['SAME_UNIT', 'DECLARED', 'EARLIER_PANEL', 'MANAGER'] as const;
export type Exclusion = (typeof exclusions)[number];
export interface Excluded { expertId: string; why: Exclusion }
/** The project's side: its units (owner, design, bidders), who declared a conflict, who sat on a panel of it before, who manages it. */
export interface Sides { units: readonly string[]; declared: readonly string[]; earlier: readonly string[]; managerId: string }

const SHORTEST_UNIT = 4;
const unitKey = (unit: string): string => unit.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();

/** The same unit, or a branch of it: one name begins with the other. */
export function isSameUnit(one: string, other: string): boolean {
  const [short = '', long = ''] = [unitKey(one), unitKey(other)].toSorted((a, b) => a.length - b.length);
  return short === long || (short.length >= SHORTEST_UNIT && long.startsWith(short));
}

function conflictOf({ id, unit, personId }: PoolExpert, { units, declared, earlier, managerId }: Sides): Exclusion | null {
  if (units.some((other) => isSameUnit(unit, other))) return 'SAME_UNIT';
  if (declared.includes(id)) return 'DECLARED';
  if (earlier.includes(id)) return 'EARLIER_PANEL';
  return personId !== null && personId === managerId ? 'MANAGER' : null;
}

/** P11: who may be drawn, sorted by id, and who is left out, each with the reason. */
export function poolFor(experts: readonly PoolExpert[], sides: Sides): { pool: Candidate[]; excluded: Excluded[] } {
  const sorted = experts.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const excluded = sorted.flatMap((expert): Excluded[] => {
    const why = conflictOf(expert, sides);
    return why === null ? [] : [{ expertId: expert.id, why }];
  });
  const out = new Set(excluded.map(({ expertId }) => expertId));
  return { pool: sorted.filter(({ id }) => !out.has(id)).map(({ id, specialties }) => ({ id, specialties: [...specialties] })), excluded };
}

const MASK = (1n << 64n) - 1n;

/** An expert's place in a draw: FNV-1a over seed and id, mixed by splitmix64. Anyone can compute it; nobody can choose it without choosing the seed. */
export function lotOf(seed: string, id: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(`${seed}|${id}`)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  hash = ((hash ^ (hash >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  hash = ((hash ^ (hash >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return hash ^ (hash >> 31n);
}

/**
 * P11: seats are filled by the lowest lots of each specialty. An expert of two specialties moves to the other seat where only so all can be filled,
 * so a draw fails only when no panel exists. The same pool, seats and seed give the same panel, in the order of the seats.
 */
export function drawExperts(pool: readonly Candidate[], seats: readonly Seats[], seed: string): string[] {
  const byLot = pool.map((candidate) => ({ ...candidate, lot: lotOf(seed, candidate.id) })).toSorted((one, other) => (one.lot === other.lot ? (one.id < other.id ? -1 : 1) : one.lot < other.lot ? -1 : 1));
  const chairs = seats.flatMap(({ specialty, experts }) => Array.from({ length: experts }, () => specialty));
  const chairOf = new Map<string, number>();
  const fitting = (chair: number) => byLot.filter(({ specialties }) => specialties.includes(chairs[chair] ?? ''));
  /** The lowest lot that is free; else somebody of the specialty moves to where another is free. */
  const seat = (chair: number, asked: Set<string>): boolean => {
    const free = fitting(chair).find(({ id }) => !chairOf.has(id));
    const found = free ?? fitting(chair).find(({ id }) => !asked.has(id) && seat(chairOf.get(id) ?? chair, asked.add(id)));
    if (found) chairOf.set(found.id, chair);
    return found !== undefined;
  };
  chairs.forEach((specialty, chair) => {
    if (seat(chair, new Set())) return;
    throw new Rejection('P11.pool-too-small', { en: `Not enough experts of ${specialty} without a conflict of interest.`, zh: `“${specialty}”专业可抽取专家不足（已排除回避人员）。` }, { specialty, seats, candidates: pool.filter(({ specialties }) => specialties.includes(specialty)).length });
  });
  return [...chairOf].toSorted(([, one], [, other]) => one - other).map(([id]) => id);
}
