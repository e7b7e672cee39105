import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { Levels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyFigures } from './policy.rules';
import type { Requirement } from './prework.rules';
import { Categories } from './reserve-words';
import type { Category, Level, Standard } from './standards.rules';

/** Configuration is added, never changed: what holds is the latest by its first day. */
const ofPlace = (regionPath: string): Scope => ({ projectId: null, subject: null, regionPaths: [regionPath] });

@ObjectType({ description: 'Least investment for an admission to the library (P1). · 准入标准' })
@Entity()
export class AdmissionStandard implements Recorded, Standard {
  @Field(() => ID, { description: 'Id, std_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => [String], { description: 'Sectors it holds for; empty for all. · 适用行业' })
  @Column('text', { array: true }) sectors: string[];
  @Field(() => Levels, { nullable: true, description: 'Level it holds for; null for all. · 适用级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => Categories, { nullable: true, description: 'Category it holds for; null for all. · 适用类别' })
  @Column('text', { nullable: true }) category: Category | null;
  @Field(() => MoneyType, { description: 'Minimum investment. · 最低投资额' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) minimum: Fen;
  @Field(() => DateScalar, { description: 'Holds from. · 生效日期' })
  @Column('date') validFrom: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Holds until. · 失效日期' })
  @Column('date', { nullable: true }) validTo: Day | null;
  @Field(() => String, { description: 'Basis. · 依据' })
  @Column('text') basis: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return ofPlace(this.regionPath);
  }
}

@ObjectType({ description: 'What a region\'s library is to hold in a year (P1). · 储备规模目标' })
@Entity()
export class ReserveGoal implements Recorded {
  @Field(() => ID, { description: 'Id, rsg_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => MoneyType, { description: 'Investment. · 投资规模目标' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) investment: Fen;
  @Field(() => Int, { nullable: true, description: 'Entries. · 项目数目标' })
  @Column('integer', { nullable: true }) entries: number | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return ofPlace(this.regionPath);
  }
}

@ObjectType({ description: 'A part of pre-work that promotion asks for (P1): any one of its procedures makes it. · 必备前期手续' })
export class PreworkRequirement implements Requirement {
  @Field(() => String, { description: 'Code. · 代码' }) code: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' }) en: string;
  @Field(() => String, { description: 'Name in Chinese. · 名称' }) zh: string;
  @Field(() => [String], { description: 'Procedures of the approval catalogue. · 审批事项代码' }) anyOf: string[];
  kinds: string[];
  scope: Requirement['scope'];
}

@ObjectType({ description: 'Figures of the library that the texts leave open (P1, P11). · 储备库管理参数' })
@Entity()
export class ReservePolicy implements Recorded, PolicyFigures {
  @Field(() => ID, { description: 'Id, rsp_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => DateScalar, { description: 'Holds from. · 生效日期' })
  @Column('date') validFrom: Day;
  @Field(() => Int, { description: 'Days without progress after which an entry is flagged. · 无进展提示天数' })
  @Column('integer') staleAfterDays: number;
  @Field(() => Int, { description: 'Days before the quarter\'s end from which a session may close. · 季末前可开会天数' })
  @Column('integer') sessionLeadDays: number;
  @Field(() => Int, { description: 'Days that a public notice lasts at least. · 公示最短天数' })
  @Column('integer') noticeDays: number;
  @Field(() => Int, { description: 'Fewest experts of a panel. · 专家组最少人数' })
  @Column('integer') panelSize: number;
  @Field(() => Int, { description: 'Points of 100 that pre-work makes of the maturity score. · 前期手续分值' })
  @Column('integer') preworkPoints: number;
  @Field(() => Int, { description: 'Percent of its points that a tolerated procedure gives. · 容缺计分比例' })
  @Column('integer') toleratedPercent: number;
  @Field(() => [PreworkRequirement], { description: 'Mandatory parts of pre-work. · 必备前期手续' })
  @Column('jsonb') requirements: Requirement[];
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  /** Of the whole house. */
  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [] };
  }
}
