import { presenceStages } from '@cornerstone/events/projects-presence';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PresenceRecord, PresenceStage } from './presence.rules';

export const PresenceStages = enumOf(presenceStages, 'PresenceStage', 'When the responsible unit and person have to be on site (F2). · 三到现场', { START: 'at the start of works · 开工到现场', WORKS: 'during works · 建设到现场', COMPLETION: 'at completion · 竣工到现场' });

/** A day on which the unit that carries the project and who answers there were on site (F2). Its end is written once. */
@ObjectType({ description: 'The responsible unit and person were on site (F2). · 到现场记录' })
@Entity()
export class SitePresence implements PresenceRecord {
  @Field(() => ID, { description: 'Id, prs_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => PresenceStages, { description: 'When. · 环节' })
  @Column('text') stage: PresenceStage;
  @Column('text') unitId: string;
  @Field(() => DateScalar, { description: 'Day on site. · 到现场日期' })
  @Column('date') on: Day;
  @Column('text', { nullable: true }) evidenceFileId: string | null;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('date', { nullable: true }) withdrawnKnownOn: Day | null;
  @Column('text', { nullable: true }) withdrawReason: string | null;
  @Column('text', { nullable: true }) withdrawnBy: string | null;
}
