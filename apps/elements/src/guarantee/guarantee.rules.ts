import type { Day } from '@cornerstone/kernel/day';
import { quantity, quantityText, sumQuantity, type Quantity } from '@cornerstone/kernel/quantity';
import { standingOf } from '../needs/needs.rules';
import { inOrderOfUse } from '../needs/reservations.rules';
import { kindNames, sourceNames, type Counted, type PoolSource } from '../pools/kinds.rules';

export const guaranteeStates = ['OPEN', 'PARTLY', 'RESERVED', 'SECURED', 'SHORT'] as const;
export type GuaranteeState = (typeof guaranteeStates)[number];

interface PoolName { region: string; year: number; source: PoolSource }
export interface HeldFrom { amount: Quantity; suppliedOn: Day | null; pool: PoolName | null }
export interface LeftIn extends PoolName { id: string; regionPath: string; available: Quantity }
export interface GuaranteedNeed extends Counted { amount: Quantity; neededBy: Day; held: readonly HeldFrom[]; left: readonly LeftIn[] }
export interface Standing { needed: Quantity; reserved: Quantity; supplied: Quantity; state: GuaranteeState; explanation: string }

const nameOf = (pool: PoolName): string => `${pool.region}${pool.year}年${sourceNames[pool.source]}`;

/** E1, E4: how a project stands with one element over all its needs of it, and the sentence that says why and from where. */
export function guaranteeOf(needs: readonly GuaranteedNeed[], of: Counted): Standing {
  const needed = sumQuantity(needs.map((need) => need.amount));
  const held = needs.flatMap((need) => need.held);
  const { reserved, supplied, missing } = standingOf(needed, held);
  const left = [...new Map(needs.filter((need) => standingOf(need.amount, need.held).missing > 0n).flatMap((need) => need.left).map((pool) => [pool.id, pool])).values()]
    .sort((a, b) => inOrderOfUse({ ...a, ...of }, { ...b, ...of }));
  const available = sumQuantity(left.map((pool) => pool.available));
  const state = stateOf(needed, supplied, missing, available);
  return { needed, reserved, supplied, state, explanation: explain(of, needs, { needed, reserved, supplied, missing, available, state }, held, left) };
}

function stateOf(needed: Quantity, supplied: Quantity, missing: Quantity, available: Quantity): GuaranteeState {
  if (missing === 0n) return supplied === needed ? 'SECURED' : 'RESERVED';
  if (available < missing) return 'SHORT';
  return missing === needed ? 'OPEN' : 'PARTLY';
}

interface Figures { needed: Quantity; reserved: Quantity; supplied: Quantity; missing: Quantity; available: Quantity; state: GuaranteeState }

function explain(of: Counted, needs: readonly GuaranteedNeed[], figures: Figures, held: readonly HeldFrom[], left: readonly LeftIn[]): string {
  const amount = (of_: bigint): string => `${quantityText(quantity(of_))}${of.unit}`;
  const by = needs.map((need) => need.neededBy).sort()[0] ?? '';
  const from = (some: readonly HeldFrom[]): string => {
    const sums = Map.groupBy(some, ({ pool }) => (pool ? nameOf(pool) : '其他区域指标池'));
    return [...sums].map(([name, each]) => `${name}${amount(sumQuantity(each.map((one) => one.amount)))}`).join('、');
  };
  const parts = [`需${kindNames[of.kind]}${of.item ? `（${of.item}）` : ''}${amount(figures.needed)}，最早${by}前使用`];
  if (figures.supplied > 0n) parts.push(`已落实${amount(figures.supplied)}（${from(held.filter((each) => each.suppliedOn !== null))}）`);
  if (figures.reserved > 0n) parts.push(`已预留${amount(figures.reserved)}待落实（${from(held.filter((each) => each.suppliedOn === null))}）`);
  if (figures.missing > 0n) parts.push(`尚缺${amount(figures.missing)}`, source(figures, left, amount));
  return `${parts.join('；')}。`;
}

/** Where the rest may come from, in the order it would be taken. */
function source({ missing, available, state }: Figures, left: readonly LeftIn[], amount: (of: bigint) => string): string {
  if (left.length === 0) return `项目所在地及上级没有可用指标池，缺口${amount(missing)}`;
  const pools = left.map((pool) => `${nameOf(pool)}余${amount(pool.available)}`).join('、');
  return state === 'SHORT'
    ? `可用指标合计仅${amount(available)}（${pools}），缺口${amount(missing - available)}`
    : `可依次由${pools}解决（先存量后新增，就近优先）`;
}
