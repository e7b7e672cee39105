import { quantity, quantityText } from '@cornerstone/kernel/quantity';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { ElementNeed } from '../needs/need.entity';
import { ElementKinds } from '../pools/element-words';
import type { Counted, ElementKind } from '../pools/kinds.rules';
import { guaranteeStates, type GuaranteeState, type Standing } from './guarantee.rules';

const GuaranteeStates = enumOf(guaranteeStates, 'GuaranteeStatus', 'How far an element is guaranteed. · 要素保障状态', {
  OPEN: 'nothing reserved, the pools have enough · 待预留', PARTLY: 'a part is reserved or supplied, the pools have the rest · 部分保障', RESERVED: 'all reserved, not all supplied · 已全部预留',
  SECURED: 'all supplied · 已全部落实', SHORT: 'the pools have less than is missing · 指标不足',
});

@ObjectType({ description: 'How a project stands with one element. · 要素保障情况' })
export class Guarantee {
  @Field(() => ElementKinds, { description: 'Kind. · 要素类别' }) kind: ElementKind;
  @Field(() => String, { nullable: true, description: 'Which pollutant, trade or material. · 具体品种' }) item: string | null;
  @Field(() => String, { description: 'Unit of the amounts. · 计量单位' }) unit: string;
  @Field(() => DecimalScalar, { description: 'Needed. · 需求量' }) needed: string;
  @Field(() => DecimalScalar, { description: 'Reserved, not yet supplied. · 已预留' }) reserved: string;
  @Field(() => DecimalScalar, { description: 'Supplied. · 已落实' }) supplied: string;
  @Field(() => DecimalScalar, { description: 'Reserved and supplied together. · 已保障（预留与落实合计）' }) secured: string;
  @Field(() => GuaranteeStates, { description: 'Status. · 状态' }) status: GuaranteeState;
  @Field(() => String, { description: 'Why it stands so, what is missing, which pool it comes from; in Chinese. · 说明' }) explanation: string;
  @Field(() => [ElementNeed], { nullable: 'items', description: 'The needs it sums up. · 需求明细' }) needs: (ElementNeed | null)[];
}

export const shown = (of: Counted, standing: Standing, needs: ElementNeed[]): Guarantee => ({
  kind: of.kind, item: of.item || null, unit: of.unit, needed: quantityText(standing.needed), reserved: quantityText(standing.reserved), supplied: quantityText(standing.supplied),
  secured: quantityText(quantity(standing.reserved + standing.supplied)), status: standing.state, explanation: standing.explanation, needs,
});
