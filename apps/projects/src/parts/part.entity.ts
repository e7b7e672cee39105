import { partKinds } from '@cornerstone/events/projects-structure';
import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Membership, PartKind } from './part.rules';

export const PartKinds = enumOf(partKinds, 'PartKind', 'How a project is part of another. · 组成类型', {
  SUBPROJECT: 'within the whole and its money: never counted beside it · 子项目（打捆项目内）', SECTION: 'a section of a line, an entry of its own · 标段', PHASE: 'a phase, an entry of its own · 分期',
});

/** One time a project was part of another (P8). The end is written once. */
@Entity()
export class ProjectPart implements Membership {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') wholeId: string;
  @Column('text') kind: PartKind;
  @Column('date') since: Day;
  @Column('text') reason: string;
  @Column('text') addedBy: string;
  @Column('date') knownOn: Day;
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('text', { nullable: true }) endedBy: string | null;
  @Column('date', { nullable: true }) endedKnownOn: Day | null;
}

/** A membership seen from one of its two ends. */
@ObjectType({ description: 'A whole and its part, seen from one of them. · 组成关系' })
export class PartLink {
  @Field(() => PartKinds, { description: 'How it is part. · 组成类型' }) kind: PartKind;
  @Field(() => DateScalar, { description: 'Since. · 纳入日期' }) since: Day;
  @Field(() => String, { description: 'Why. · 纳入理由' }) reason: string;
  /** The one at the other end. */
  projectId: string;
}

@ObjectType({ description: 'Parts of one kind beside the whole. · 组成项目合计' })
export class PartTotals {
  @Field(() => PartKinds, { description: 'Kind of the parts. · 组成类型' }) kind: PartKind;
  @Field(() => Int, { description: 'How many there are. · 个数' }) count: number;
  @Field(() => Int, { description: 'How many of them state no total. · 未注明总投资的个数' }) unstated: number;
  @Field(() => MoneyType, { description: 'Their totals together. · 组成项目总投资合计' }) totalInvestment: Fen;
  @Field(() => MoneyType, { nullable: true, description: 'Total of the whole less theirs, as the sources state both: shown, never repaired. Null where the whole states none. · 与整体总投资之差' }) difference: Fen | null;
}
