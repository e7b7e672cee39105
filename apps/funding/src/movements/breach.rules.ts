import { breachFlagged } from '@cornerstone/events/funding';
import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { isRaisedByIssue, type Figures, type FundKind } from '../books/chart.rules';
import type { OfBatch } from './movement.rules';

/** A link of the chain that figures of a source break: `amount` above its `limit`. */
export interface Breach { rule: string; amount: Fen; limit: Fen }

/** Which links of allocated ≥ issued ≥ disbursed ≥ paid the figures break (F1). Only an import can bring such figures in. */
export function breachesOf(kind: FundKind, { allocated, issued, disbursed, paid }: Figures): Breach[] {
  const links: Breach[] = isRaisedByIssue(kind)
    ? [{ rule: 'F1.issued-above-allocated', amount: issued, limit: allocated }, { rule: 'F1.disbursed-above-issued', amount: disbursed, limit: issued }]
    : [{ rule: 'F1.disbursed-above-allocated', amount: disbursed, limit: allocated }];
  return [...links, { rule: 'F1.paid-above-disbursed', amount: paid, limit: disbursed }].filter(({ amount, limit }) => amount > limit);
}

export const flagsOf = (kind: FundKind, figures: Figures): string[] => breachesOf(kind, figures).map(({ rule }) => rule);

/** Breaches that are new, or wider than before. */
export function breachesMade(kind: FundKind, before: Figures, after: Figures): Breach[] {
  const known = new Map(breachesOf(kind, before).map(({ rule, amount, limit }) => [rule, amount - limit]));
  return breachesOf(kind, after).filter(({ rule, amount, limit }) => amount - limit > (known.get(rule) ?? 0n));
}

export const flaggedFact = (batch: OfBatch, { rule, amount, limit }: Breach, on: Day): Fact =>
  breachFlagged.of(on, { ...batch, rule, amount: toYuan(amount), limit: toYuan(limit), on });
