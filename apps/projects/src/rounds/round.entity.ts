import { conversions, roundKinds, roundLists, roundSeasons } from '@cornerstone/events/projects-rounds';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Conversion, Round as RoundTerms, RoundKind, Season, Threshold, Venue } from './rounds.rules';

export const RoundKinds = enumOf(roundKinds, 'RoundKind', 'What sort of round. · 活动类别', { THREE_BATCHES: 'signing, start, commissioning · 三个一批', CONCENTRATED_START: 'one of the three concentrated start campaigns of a year · 集中开工' });
export const RoundLists = enumOf(roundLists, 'RoundList', 'A list of a round. · 批次', { SIGNING: 'signed at the round · 签约一批', START: 'started at the round · 开工一批', COMMISSIONING: 'converted from an earlier start · 投产一批' });
export const Seasons = enumOf(roundSeasons, 'RoundSeason', 'When a concentrated start campaign is (002). · 集中开工时节', { AFTER_SPRING_FESTIVAL: 'after Spring Festival · 春节后', AFTER_WHEAT_HARVEST: 'after the wheat harvest · 麦收后', AFTER_AUTUMN_HARVEST: 'after the autumn harvest · 秋收后' });
export const Conversions = enumOf(conversions, 'RoundConversion', 'What becomes of a commissioning that no earlier start leads to. · 无前期开工的投产', { REFUSE: 'it is refused · 不予列入', NAME: 'it is listed and named, counted as neither new nor converted · 列入并注明，不计新增与转化' });

/** A venue as it lies in the round's row, with its region's place in the tree. */
export type StoredVenue = Venue & { path: string };

/** A round of three batches, or a concentrated start campaign (P10). */
@ObjectType({ description: 'A round of signing, start and commissioning, or a concentrated start campaign. · 三个一批期次' })
@Entity()
export class Round implements Recorded, RoundTerms {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Code. · 期次代码' })
  @Column('text') code: string;
  @Field(() => RoundKinds, { description: 'What sort. · 类别' })
  @Column('text') kind: RoundKind;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => Int, { nullable: true, description: 'Number. · 期数' })
  @Column('integer', { nullable: true }) number: number | null;
  @Field(() => Int, { nullable: true, description: 'Quarter. · 季度' })
  @Column('integer', { nullable: true }) quarter: number | null;
  @Field(() => Seasons, { nullable: true, description: 'Season of a concentrated start campaign. · 时节' })
  @Column('text', { nullable: true }) season: Season | null;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => DateScalar, { description: 'Day of the ceremony. · 活动日期' })
  @Column('date') heldOn: Day;
  @Column('jsonb') venues: StoredVenue[];
  @Column('jsonb') thresholds: Threshold[];
  @Field(() => [String], { description: 'Exceptions by which a project may be below its threshold. · 门槛例外' })
  @Column('text', { array: true }) exceptions: string[];
  @Field(() => Conversions, { description: 'What becomes of a commissioning that no earlier start leads to. · 无前期开工的投产' })
  @Column('text') conversion: Conversion;
  @Field(() => Int, { description: 'Days after the ceremony by which a start has its evidence. · 开工佐证期限（天）' })
  @Column('integer') startEvidenceDays: number;
  @Field(() => [String], { description: 'Objective grounds on which an entry may leave the round. · 可调出的客观原因' })
  @Column('text', { array: true }) removalGrounds: string[];
  @Field(() => Int, { description: 'How often it may be adjusted in a year. · 每年可调整次数' })
  @Column('integer') adjustmentsPerYear: number;
  @Column('text', { nullable: true }) lastAdditionId: string | null;
  @Column('date', { nullable: true }) closedOn: Day | null;
  @Column('date', { nullable: true }) closedKnownOn: Day | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.code, regionPaths: this.regionPaths };
  }
}

/** One adjustment: what left the round together, on which ground. */
@ObjectType({ description: 'What left a round together. · 期次调整' })
@Entity()
export class RoundAdjustment {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') roundId: string;
  @Field(() => Int, { description: 'Year it counts in. · 年度' })
  @Column('integer') year: number;
  @Field(() => String, { description: 'Objective ground. · 客观原因' })
  @Column('text') ground: string;
  @Field(() => String, { description: 'Reason. · 理由' })
  @Column('text') reason: string;
  @Field(() => Int, { description: 'Entries that left. · 调出数' })
  @Column('integer') removed: number;
  @Column('text') adjustedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
