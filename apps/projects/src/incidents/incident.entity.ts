import { incidentKinds, incidentSeverities } from '@cornerstone/events/projects-progress';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Incident as Told, IncidentKind, IncidentSeverity } from './incidents.rules';

export const IncidentKinds = enumOf(incidentKinds, 'IncidentKind', 'What an incident is of. · 质量安全事件类别', { QUALITY: 'quality · 质量', SAFETY: 'safety · 安全' });
export const IncidentSeverities = enumOf(incidentSeverities, 'IncidentSeverity', 'How grave an incident is, by 国务院令493 from ordinary on. · 事件等级', { MINOR: 'minor, below the grades · 轻微', ORDINARY: 'ordinary · 一般', CONSIDERABLE: 'considerable · 较大', MAJOR: 'major · 重大', EXTREME: 'extreme · 特别重大' });

/** A quality or safety incident on a site (P6). The end is written once. */
@ObjectType({ description: 'A quality or safety incident. · 质量安全事件' })
@Entity()
export class Incident implements Told {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => IncidentKinds, { description: 'Quality or safety. · 类别' })
  @Column('text') kind: IncidentKind;
  @Field(() => IncidentSeverities, { description: 'Severity. · 等级' })
  @Column('text') severity: IncidentSeverity;
  @Field(() => Boolean, { description: 'Blocks completion while it is open. · 未销项前不得竣工' })
  @Column('boolean') serious: boolean;
  @Field(() => String, { description: 'What happened. · 事件经过' })
  @Column('text') what: string;
  @Field(() => String, { nullable: true, description: 'Where on the site. · 发生部位' })
  @Column('text', { nullable: true }) place: string | null;
  @Field(() => DateScalar, { description: 'When. · 发生日期' })
  @Column('date') happenedOn: Day;
  @Column('text') reportedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  /** Of the end is told what is known of it on the operation's day. */
  @Field(() => DateScalar, { nullable: true, description: 'Dealt with on; null while it is open. · 销项日期' })
  @Column('date', { nullable: true }) closedOn: Day | null;
  @Field(() => String, { nullable: true, description: 'What was done. · 处置措施' })
  @Column('text', { nullable: true }) measures: string | null;
  @Column('text', { nullable: true }) closedBy: string | null;
  @Column('date', { nullable: true }) closedKnownOn: Day | null;
}
