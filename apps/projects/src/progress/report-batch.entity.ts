import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Batch, RowOutcome } from '../ledger/batch.entity';

@ObjectType({ description: 'What became of a row of a batch. · 批量报送逐行结果' })
export class ReportOutcome extends RowOutcome {
  @Field(() => ID, { nullable: true, description: 'The report that was made; null where nothing was kept. · 进度报告标识' }) reportId: string | null;
}

/** A batch of reports as it was done (P6). */
@ObjectType({ description: 'A batch of reports and what came of it. · 批量报送' })
@Entity()
export class ReportBatch extends Batch {
  @Field(() => [ReportOutcome], { description: 'Each row, in the order given. · 逐行结果' })
  @Column('jsonb') outcomes: ReportOutcome[];
}
