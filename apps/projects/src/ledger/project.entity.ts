import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { Kinds, Levels, Qualities, Stages, type Kind, type Level, type Quality, type Stage } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One project, one ledger (P8): both the row and the graph type. A column without a field is private. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A construction project. · 建设项目' })
@Entity()
export class Project implements Recorded {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'National project code, else the list\'s own number, else one we gave. · 项目代码' })
  @Column('text') code: string;
  @Field(() => String, { description: 'Name. · 项目名称' })
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing. · 审批类型' })
  @Column('text', { nullable: true }) kind: Kind | null;
  @Field(() => Levels, { nullable: true, description: 'The highest list of the latest year. · 级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => Stages, { description: 'Stage. · 阶段' })
  @Column('text') stage: Stage;
  @Field(() => String, { nullable: true, description: 'Sector, in the list\'s own word. · 行业' })
  @Column('text', { nullable: true }) sector: string | null;
  @Field(() => String, { nullable: true, description: 'What is built. · 建设内容' })
  @Column('text', { nullable: true }) buildContent: string | null;
  @Field(() => String, { nullable: true, description: 'Scale as published. · 建设规模' })
  @Column('text', { nullable: true }) scale: string | null;
  @Field(() => String, { nullable: true, description: 'Project unit. · 项目单位' })
  @Column('text', { nullable: true }) owner: string | null;
  @Column('text', { array: true }) regionCodes: string[];
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => MoneyType, { nullable: true, description: 'Total investment, null where no source says. · 总投资' })
  @Column('numeric', { precision: 20, scale: 2, nullable: true, transformer: fenColumn }) totalInvestment: Fen | null;
  @Field(() => Qualities, { nullable: true, description: 'Published, approximate or at least. · 总投资口径' })
  @Column('text', { nullable: true }) totalQuality: Quality | null;
  @Field(() => String, { nullable: true, description: 'Start of works as precise as the source: 2019, 2019-06, 2019-Q2, 2019-06-30. · 计划开工' })
  @Column('text', { nullable: true }) buildStart: string | null;
  @Field(() => String, { nullable: true, description: 'End of works, likewise. · 计划竣工' })
  @Column('text', { nullable: true }) buildEnd: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Start of works as reported. · 实际开工' })
  @Column('date', { nullable: true }) startedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Since when works stand; null while they go on, and where only a list said it. · 停工日期' })
  @Column('date', { nullable: true }) suspendedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'When works last went on after a stop. · 最近复工日期' })
  @Column('date', { nullable: true }) resumedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Completion as reported. · 实际竣工' })
  @Column('date', { nullable: true }) completedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Going into operation as reported. · 实际投产' })
  @Column('date', { nullable: true }) commissionedOn: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Capacity reached, as settled. · 达效日期' })
  @Column('date', { nullable: true }) atCapacityOn: Day | null;
  /** The day the description rests on: an older source only fills gaps. */
  @Column('date') describedOn: Day;
  @Field(() => DecimalScalar, { nullable: true, description: 'Physical progress in percent, latest report. · 形象进度（%）' })
  @Column('numeric', { precision: 7, scale: 4, nullable: true }) physicalProgress: string | null;
  @Field(() => Boolean, { description: 'Part of the demonstration story. · 演示数据' })
  @Column('boolean') demonstration: boolean;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: this.id, subject: this.code, regionPaths: this.regionPaths };
  }
}
