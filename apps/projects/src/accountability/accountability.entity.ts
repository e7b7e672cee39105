import { contradictionKinds } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContradictionKind } from './accountability.rules';

export const ContradictionKinds = enumOf(contradictionKinds, 'ContradictionKind', 'How what was said and what was found contradict each other (P9). · 疑点类别', {
  EVIDENCE_OUTSIDE: 'evidence taken outside the site · 佐证不在红线内', FILE_REUSED: 'a file used as evidence again · 文件重复使用', PROGRESS_GAP: 'reported and measured progress are too far apart · 进度差距过大', ODD_REPORTS: 'a statistically odd series of reports · 报送数据异常',
});

/** Who said what, and what was found instead (P9); never changed. Row security shows it to who holds to account and to the person concerned. */
@ObjectType('AccountabilityRecord', { description: 'Who said what, and what was found instead (P9). · 责任记录' })
@Entity()
export class Accountability {
  @Field(() => ID, { description: 'Id, acc_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => ContradictionKinds, { description: 'Kind. · 类别' })
  @Column('text') kind: ContradictionKind;
  @Column('text') responsibleId: string;
  @Field(() => String, { description: 'What was said. · 所报' })
  @Column('text') said: string;
  @Field(() => String, { description: 'The same in English. · 所报（英文）' })
  @Column('text') saidEn: string;
  @Field(() => String, { description: 'What was found. · 所查' })
  @Column('text') found: string;
  @Field(() => String, { description: 'The same in English. · 所查（英文）' })
  @Column('text') foundEn: string;
  @Field(() => ID, { nullable: true, description: 'The evidence concerned. · 所涉佐证' })
  @Column('text', { nullable: true }) evidenceId: string | null;
  @Field(() => ID, { nullable: true, description: 'The report concerned. · 所涉进度报告' })
  @Column('text', { nullable: true }) reportId: string | null;
  @Field(() => ID, { nullable: true, description: 'The verification that found it. · 发现疑点的核验' })
  @Column('text', { nullable: true }) verificationId: string | null;
  @Field(() => ID, { nullable: true, description: 'The odd series behind it. · 所涉异常' })
  @Column('text', { nullable: true }) oddFindingId: string | null;
  @Column('text') foundBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
