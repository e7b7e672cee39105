import { codeChanges } from '@cornerstone/events/projects-codes';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CodeChangeKind, LastChange } from './code.rules';

export const CodeChangeKinds = enumOf(codeChanges, 'CodeChangeKind', 'Why a project has another code. · 代码变更类型', {
  NEW: 'another one was given; the earlier one stays the project\'s · 重新赋码', CORRECTION: 'the earlier one was never rightly its, another project may have it · 更正错误代码',
});

/** One time another code took the place of the one before. Not changed later: a wrong change is followed by another. */
@Entity()
export class CodeChange implements LastChange {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('integer') turn: number;
  @Column('text') code: string;
  @Column('text') earlier: string;
  @Column('text') change: CodeChangeKind;
  @Column('date') since: Day;
  @Column('text') reason: string;
  @Column('text') changedBy: string;
  @Column('date') knownOn: Day;
}

@ObjectType({ description: 'A code that a project has or had. · 项目代码沿革' })
export class HeldCode {
  @Field(() => String, { description: 'The code. · 代码' }) code: string;
  @Field(() => DateScalar, { nullable: true, description: 'Since; null for the one it was entered with. · 启用日期' }) since: Day | null;
  @Field(() => DateScalar, { nullable: true, description: 'Until another took its place; null for the one it has. · 停用日期' }) until: Day | null;
  @Field(() => CodeChangeKinds, { nullable: true, description: 'Why it took the place of the one before; null for the one it was entered with. · 变更类型' }) change: CodeChangeKind | null;
  @Field(() => String, { nullable: true, description: 'Why, in words. · 变更理由' }) reason: string | null;
}
