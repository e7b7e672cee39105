import { feedKinds } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Feed, FeedKind } from './feeds.rules';

export const FeedKinds = enumOf(feedKinds, 'FeedKind', 'What a live feed shows (002). · 监测类型', { VIDEO: 'live video · 视频监控', DUST: 'dust · 扬尘监测' });

/** A live feed of a site (P9, 002 三(二)). The end is written once; another one is another row. */
@ObjectType('ProjectFeed', { description: 'A live video or dust feed of a site (P9). · 实时监测' })
@Entity()
export class ProjectFeed implements Feed {
  @Field(() => ID, { description: 'Id, fee_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => FeedKinds, { description: 'Kind. · 类型' })
  @Column('text') kind: FeedKind;
  @Field(() => String, { description: 'URL or identifier, without credentials. · 地址或编码' })
  @Column('text') address: string;
  @Field(() => DateScalar, { description: 'Live since. · 接入日期' })
  @Column('date') since: Day;
  @Column('text') registeredBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('date', { nullable: true }) retiredOn: Day | null;
  @Column('text', { nullable: true }) retireReason: string | null;
  @Column('text', { nullable: true }) retiredBy: string | null;
  @Column('date', { nullable: true }) retiredKnownOn: Day | null;
}
