import type { Day } from '@cornerstone/kernel/day';
import { fen, type Fen } from '@cornerstone/kernel/money';
import { evolve, type Movement } from '../movements/movement.rules';
import { isRaisedByIssue, type Figures, type FundKind } from '../books/chart.rules';

/** A project's line before the import; `oldest` is the first day of its first issue. Only imported batches take what the file allocates. */
export interface LineNow { key: string; kind: FundKind; imported: boolean; oldest: Day; figures: Figures }
/** An issue that is not in the books yet, and the day its movements are of and known since. */
export interface NewIssue { key: string; amount: Fen; first: Day; day: Day }
/** Cumulative figures of the project as the file tells them; null where it does not. */
export interface Told { allocated: Fen | null; used: Fen | null; day: Day }

/** `issue` is the place in the given list of the issue that the movement belongs to. */
export interface PlannedMove { key: string; movement: Movement; amount: Fen; day: Day; issue: number | null }
export interface Plan { moves: PlannedMove[]; wentBack: ('allocated' | 'used')[] }

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const notNegative = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/**
 * What a bond ledger adds to the books of one project (F1). An issue is allocated, issued and disbursed at once; `allocated` tops that up, or leaves it short.
 * Used money is paid out of the oldest line first, what no line holds out of the newest: more used than issued is a fault of the source, kept and flagged.
 * Cumulative figures post only what is new; a lower one than known posts nothing.
 */
export function planImport(lines: readonly LineNow[], issues: readonly NewIssue[], told: Told): Plan {
  const order = [...lines].sort((a, b) => a.oldest.localeCompare(b.oldest) || a.key.localeCompare(b.key)).map((line) => ({ ...line }));
  const plan: Plan = { moves: [], wentBack: [] };
  const carry = (line: LineNow, movement: Movement, amount: bigint, day: Day, issue: number | null = null): void => {
    if (amount === 0n) return;
    line.figures = evolve(line.kind, line.figures, movement, fen(amount));
    plan.moves.push({ key: line.key, movement, amount: fen(amount), day, issue });
  };
  let budget = topUp(order, told.allocated, plan);
  for (const [at, { key, amount, day }] of [...issues.entries()].sort(([, a], [, b]) => a.first.localeCompare(b.first))) {
    const line = order.find((each) => each.key === key);
    if (!line) throw new Error(`issue without line ${key}`);
    const raised = isRaisedByIssue(line.kind);
    const missing = notNegative(amount - notNegative(line.figures.allocated - (raised ? line.figures.issued : line.figures.disbursed)));
    const given = budget === null ? missing : smaller(missing, budget);
    if (budget !== null) budget -= given;
    carry(line, { kind: 'ALLOCATION' }, given, day, at);
    if (raised) carry(line, { kind: 'ISSUE', tenorYears: null, ratePercent: null }, amount, day, at);
    carry(line, { kind: 'DISBURSEMENT' }, amount, day, at);
  }
  const newest = order.findLast((line) => line.imported);
  if (budget !== null && newest) carry(newest, { kind: 'ALLOCATION' }, budget, told.day);
  payUsed(order, told, plan, carry);
  return plan;
}

/** What the file allocates beyond what was ever allocated, returned money included; null where it says nothing, or less. */
function topUp(order: readonly LineNow[], allocated: Fen | null, plan: Plan): bigint | null {
  if (allocated === null) return null;
  const more = allocated - order.filter((line) => line.imported).reduce((sum, line) => sum + line.figures.allocated + line.figures.returned, 0n);
  if (more >= 0n) return more;
  plan.wentBack.push('allocated');
  return null;
}

function payUsed(order: LineNow[], { used, day }: Told, plan: Plan, carry: (line: LineNow, movement: Movement, amount: bigint, day: Day) => void): void {
  if (used === null) return;
  let left = used - order.reduce((sum, line) => sum + line.figures.paid, 0n);
  if (left < 0n) plan.wentBack.push('used');
  // Money of a later issue cannot have been used by then, unless there is no other.
  const begun = order.filter((line) => line.oldest <= day);
  const payers = begun.length > 0 ? begun : order;
  for (const line of payers) {
    const paid = smaller(notNegative(left), notNegative(line.figures.disbursed - line.figures.paid));
    carry(line, { kind: 'PAYMENT', payee: null }, paid, day);
    left -= paid;
  }
  const newest = payers.at(-1);
  if (newest) carry(newest, { kind: 'PAYMENT', payee: null }, notNegative(left), day);
}
