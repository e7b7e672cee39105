import { Command } from '@cornerstone/runtime/graph/command';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ElementKinds, PoolSources } from './element-words';
import type { ElementKind, PoolSource } from './kinds.rules';

@InputType({ description: 'A pool to open. · 指标池设立' })
export class OpenPoolInput extends Command {
  @Field(() => ElementKinds, { description: 'Kind. · 要素类别' }) kind: ElementKind;
  @Field(() => String, { nullable: true, description: 'Which pollutant, trade or material. · 具体品种' }) item?: string | null;
  @Field(() => ID, { description: 'Region it is for, with all below. · 区划' }) region: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => PoolSources, { description: 'Source. · 指标来源' }) source: PoolSource;
  @Field(() => String, { nullable: true, description: 'Unit of the amount; the kind\'s own by default (亩, 吨标准煤, 吨 …). · 计量单位' }) unit?: string | null;
  @Field(() => DecimalScalar, { description: 'Total, at most four decimal places. · 总量' }) amount: string;
}
