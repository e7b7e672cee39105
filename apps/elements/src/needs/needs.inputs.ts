import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { ElementKinds } from '../pools/element-words';
import type { ElementKind } from '../pools/kinds.rules';

@InputType({ description: 'What a project needs. · 要素需求登记' })
export class RegisterNeedInput extends Command {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ElementKinds, { description: 'Kind. · 要素类别' }) kind: ElementKind;
  @Field(() => String, { nullable: true, description: 'Which pollutant, trade or material. · 具体品种' }) item?: string | null;
  @Field(() => DecimalScalar, { description: 'Amount, at most four decimal places. · 需求量' }) amount: string;
  @Field(() => String, { nullable: true, description: 'Unit of the amount; the kind\'s own by default (亩, 吨标准煤, 吨 …). · 计量单位' }) unit?: string | null;
  @Field(() => DateScalar, { description: 'Needed by. · 需用日期' }) neededBy: Day;
}

@InputType({ description: 'A reservation for a need. · 要素预留' })
export class ReserveElementInput extends Command {
  @Field(() => ID, { description: 'Need. · 需求' }) needId: string;
  @Field(() => ID, { nullable: true, description: 'From this pool; else from all that serve the project: existing stock first, nearest first. · 指定指标池' }) poolId?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'This much, in the need\'s unit, or nothing; else what is still missing, as far as the pools reach. · 数量' }) amount?: string | null;
}

@InputType({ description: 'A supply of what was reserved. · 要素落实' })
export class ConfirmElementInput extends Command {
  @Field(() => ID, { description: 'Reservation. · 预留' }) reservationId: string;
  @Field(() => DateScalar, { description: 'Supplied on. · 落实日期' }) on: Day;
}

@InputType({ description: 'A reservation that goes back to its pool. · 要素释放' })
export class ReleaseElementInput extends Command {
  @Field(() => ID, { description: 'Reservation. · 预留' }) reservationId: string;
  @Field(() => String, { description: 'Why. · 原因' }) reason: string;
}
