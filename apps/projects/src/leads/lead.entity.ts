import { chainGaps, landings } from '@cornerstone/events/projects-leads';
import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { leadStatuses, type Gap, type Landing, type LeadStatus } from './leads.rules';

export const ChainGaps = enumOf(chainGaps, 'ChainGap', 'What an investment does for its chain (001, 004). · 补链类型', { BUILD: 'builds it · 建链', EXTEND: 'extends it · 延链', MEND: 'mends a gap · 补链', STRENGTHEN: 'strengthens it · 强链', UPGRADE: 'upgrades it · 提链' });
export const Landings = enumOf(landings, 'LandingKind', 'How a signed investment landed. · 落地方式', { COMPANY: 'a company was registered · 注册公司', LAND: 'land was obtained · 取得用地', START: 'works started · 开工' });
export const LeadStatuses = enumOf(leadStatuses, 'LeadStatus', 'Where a lead is. · 线索状态', { TALKING: 'registered, in talks · 洽谈', SIGNED: 'signed · 签约', LANDED: 'landed · 落地', DROPPED: 'dropped · 终止' });

/** What an investor intends for a chain (P12). */
@ObjectType({ description: 'An investment lead. · 招商线索' })
@Entity()
export class Lead implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'What is to be invested in. · 名称' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Investor. · 投资方' })
  @Column('text') investor: string;
  @Field(() => ID, { nullable: true, description: 'Code of its chain or cluster. · 产业链代码' })
  @Column('text', { nullable: true }) chain: string | null;
  @Field(() => ChainGaps, { description: 'What it does for the chain. · 补链类型' })
  @Column('text') gap: Gap;
  @Field(() => MoneyType, { nullable: true, description: 'Intended investment. · 意向投资' })
  @Column('numeric', { precision: 20, scale: 2, nullable: true, transformer: fenColumn }) intended: Fen | null;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => String, { nullable: true, description: 'Where it comes from. · 线索来源' })
  @Column('text', { nullable: true }) source: string | null;
  @Field(() => LeadStatuses, { description: 'Where it is. · 状态' })
  @Column('text') status: LeadStatus;
  @Field(() => DateScalar, { nullable: true, description: 'Signed on. · 签约日期' })
  @Column('date', { nullable: true }) signedOn: Day | null;
  @Field(() => MoneyType, { nullable: true, description: 'Amount of the contract. · 合同金额' })
  @Column('numeric', { precision: 20, scale: 2, nullable: true, transformer: fenColumn }) signedAmount: Fen | null;
  @Column('text', { nullable: true }) projectId: string | null;
  @Column('text', { nullable: true }) roundId: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Dropped on. · 终止日期' })
  @Column('date', { nullable: true }) droppedOn: Day | null;
  @Field(() => String, { nullable: true, description: 'Why it was dropped. · 终止理由' })
  @Column('text', { nullable: true }) dropReason: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.regionPath] };
  }
}

@ObjectType({ description: 'A talk with an investor. · 招商洽谈' })
@Entity()
export class LeadTalk {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') leadId: string;
  @Field(() => DateScalar, { name: 'on', description: 'Day of the talk. · 洽谈日期' })
  @Column('date') onDay: Day;
  @Field(() => String, { description: 'Who took part. · 参加人员' })
  @Column('text') participants: string;
  @Field(() => String, { description: 'What came of it. · 结果' })
  @Column('text') outcome: string;
  @Field(() => String, { nullable: true, description: 'Next step. · 下一步' })
  @Column('text', { nullable: true }) nextStep: string | null;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}

@ObjectType({ description: 'How a signed investment landed. · 签约落地' })
@Entity()
export class LeadLanding {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') leadId: string;
  @Field(() => Landings, { description: 'How. · 方式' })
  @Column('text') how: Landing;
  @Field(() => DateScalar, { name: 'on', description: 'Day on which it landed so. · 落地日期' })
  @Column('date') onDay: Day;
  @Field(() => String, { nullable: true, description: 'What shows it: a licence number, a land contract. · 佐证' })
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
