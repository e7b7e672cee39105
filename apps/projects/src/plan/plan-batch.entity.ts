import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Batch, RowOutcome } from '../ledger/batch.entity';

@ObjectType({ description: 'What became of a row of a batch of plans. · 批量计划逐行结果' })
export class PlanOutcome extends RowOutcome {
  @Field(() => Int, { description: 'Year of the plan. · 年度' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Version that was made; null where nothing was kept. · 版本' }) planVersion: number | null;
}

/** A batch of plans as it was done (P5). */
@ObjectType({ description: 'A batch of plans and what came of it. · 批量下达计划' })
@Entity()
export class PlanBatch extends Batch {
  @Field(() => [PlanOutcome], { description: 'Each row, in the order given. · 逐行结果' })
  @Column('jsonb') outcomes: PlanOutcome[];
}
