import { evidenceKinds, evidenceSubjects } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DateTimeScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceKind, EvidenceSubject } from './evidence.rules';

export const EvidenceKinds = enumOf(evidenceKinds, 'EvidenceKind', 'How it was seen. · 佐证类型', { PHOTO: 'photo · 照片', VIDEO: 'video · 视频', DRONE: 'drone picture · 无人机', SATELLITE: 'satellite picture · 卫星影像' });
export const EvidenceSubjects = enumOf(evidenceSubjects, 'EvidenceSubject', 'What evidence is about. · 所证事项', { REPORT: 'a report · 进度报告', MILESTONE: 'a milestone · 节点', START: 'the start of works · 开工' });

/** What was seen where and when (P9); never changed. */
@ObjectType({ description: 'Evidence with place, time and digest. · 佐证材料' })
@Entity()
export class Evidence {
  @Field(() => ID, { description: 'Id, evd_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') fileId: string;
  @Field(() => EvidenceKinds, { description: 'Kind. · 类型' })
  @Column('text') kind: EvidenceKind;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Taken at. · 拍摄时间' })
  @Column('timestamptz') takenAt: Date;
  @Field(() => DecimalScalar, { nullable: true, description: 'Longitude, WGS 84; null where no place is told. · 经度' })
  @Column('numeric', { precision: 10, scale: 7, nullable: true }) lon: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Latitude, WGS 84. · 纬度' })
  @Column('numeric', { precision: 10, scale: 7, nullable: true }) lat: string | null;
  @Field(() => String, { description: 'SHA-256 of the file. · 摘要' })
  @Column('text') digest: string;
  @Field(() => EvidenceSubjects, { nullable: true, description: 'What it is about; null for the works as such. · 所证事项' })
  @Column('text', { nullable: true }) about: EvidenceSubject | null;
  @Field(() => ID, { nullable: true, description: 'The report it is about. · 所证进度报告' })
  @Column('text', { nullable: true }) reportId: string | null;
  @Field(() => String, { nullable: true, description: 'The milestone it is about. · 所证节点' })
  @Column('text', { nullable: true }) milestone: string | null;
  @Column('text') addedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;

  /** This and the next are told by the site and the verifications beside it: set where they are read for an answer. */
  @Field(() => Boolean, { nullable: true, description: 'Taken inside the site as declared by the day; null without a site or a place. · 是否在红线内' }) inside: boolean | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Progress measured independently by it, percent. · 核验进度（%）' }) verifiedProgress: string | null;
}
