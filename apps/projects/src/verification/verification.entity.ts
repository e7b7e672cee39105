import { verificationMethods } from '@cornerstone/events/projects-verification';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VerificationMethod } from './verification.rules';

export const VerificationMethods = enumOf(verificationMethods, 'VerificationMethod', 'How progress was measured. · 核验方式', { SITE_VISIT: 'site visit · 实地核查', SURVEY: 'survey · 测量', DRONE: 'drone · 无人机航拍', SATELLITE: 'satellite · 卫星遥感', VIDEO: 'video · 视频' });

/** Progress measured independently (P9), beside what was reported by then; never changed. */
@ObjectType({ description: 'Progress measured independently, beside what was reported by then (P9). · 独立核验' })
@Entity()
export class Verification {
  @Field(() => ID, { description: 'Id, ver_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => DateScalar, { description: 'Measured on. · 核验日期' })
  @Column('date') measuredOn: Day;
  @Field(() => DecimalScalar, { description: 'Physical progress measured, percent. · 核验形象进度（%）' })
  @Column('numeric', { precision: 7, scale: 4 }) measured: string;
  @Field(() => VerificationMethods, { description: 'How. · 方式' })
  @Column('text') method: VerificationMethod;
  @Column('text') verifierId: string;
  @Field(() => String, { nullable: true, description: 'Note. · 说明' })
  @Column('text', { nullable: true }) note: string | null;
  @Field(() => [ID], { description: 'Evidence of the measurement. · 核验佐证' })
  @Column('text', { array: true }) evidenceIds: string[];
  @Field(() => ID, { nullable: true, description: 'The report that held on that day. · 当日有效的进度报告' })
  @Column('text', { nullable: true }) reportId: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Physical progress reported by that day; null where none was. · 当日已报形象进度（%）' })
  @Column('numeric', { precision: 7, scale: 4, nullable: true }) reported: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Reported less measured, in points. · 所报减核验（百分点）' })
  @Column('numeric', { precision: 7, scale: 4, nullable: true }) gap: string | null;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
