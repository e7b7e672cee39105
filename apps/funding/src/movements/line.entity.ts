import type { Fen } from '@cornerstone/kernel/money';
import { connectionOf } from '@cornerstone/runtime/graph/page';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FundKinds } from '../batches/batch.entity';
import type { FundKind } from '../books/chart.rules';

const amount = ['numeric', { precision: 20, scale: 2, transformer: fenColumn }] as const;

/** What one project has of one batch: cumulative figures, each what the steps after it came from (F1, F2, F3). */
@ObjectType({ description: 'What one project has of one batch of funds. · 项目资金（按批次）' })
@Entity()
export class FundLine implements Recorded {
  @Field(() => ID, { description: 'Id, fln_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') batchId: string;
  @Column('text') projectId: string;
  @Field(() => FundKinds, { description: 'Kind of funds. · 资金类别' })
  @Column('text') kind: FundKind;
  @Field(() => MoneyType, { description: 'Allocated to the project, returns taken off. · 计划下达（扣除收回）' })
  @Column(...amount) allocated: Fen;
  @Field(() => MoneyType, { description: 'Issued; zero for kinds that are not raised by issues. · 已发行' })
  @Column(...amount) issued: Fen;
  @Field(() => MoneyType, { description: 'Disbursed to the project unit. · 已拨付' })
  @Column(...amount) disbursed: Fen;
  @Field(() => MoneyType, { description: 'Paid out to works. · 已支付' })
  @Column(...amount) paid: Fen;
  @Field(() => MoneyType, { description: 'Ever returned to the batch. · 累计收回' })
  @Column(...amount) returned: Fen;
  @Field(() => [String], { description: 'Rules that imported figures break, such as F1.paid-above-disbursed; kept as the source says. · 异常标记' })
  @Column('text', { array: true }) flags: string[];
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;
  /** The project it is about; set where a movement is to be recorded. */
  about?: ProjectCopy;

  scope(): Scope {
    if (!this.about) throw new Error(`line ${this.id} was loaded without its project`);
    return { projectId: this.projectId, subject: this.about.code, regionPaths: this.about.regionPaths };
  }
}

export const FundLineConnection = connectionOf(() => FundLine, 'FundLine', '项目资金');
