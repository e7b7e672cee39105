import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { Person } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, FieldResolver, ObjectType, Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';

const leaderLevels = ['PROVINCIAL', 'CITY', 'COUNTY'] as const;
const LeaderLevels = enumOf(leaderLevels, 'LeaderLevel', 'Level of a responsible leader. · 包联领导级别', { PROVINCIAL: 'provincial · 省级', CITY: 'city · 市级', COUNTY: 'county · 县级' });

@ObjectType({ description: 'A leader who answers for a project. · 包联领导' })
export class ProjectLeader {
  @Field(() => Person, { nullable: true, description: 'Who. · 人员' }) person: Person | null;
  @Field(() => LeaderLevels, { description: 'Level. · 级别' }) level: (typeof leaderLevels)[number];
  @Field(() => DateScalar, { description: 'Since. · 起始日期' }) since: Day;
}

/** P7 assigns leaders; a project that has none yet answers with an empty list. */
@Resolver(() => Project)
export class LeadersResolver {
  @FieldResolver(() => [ProjectLeader], { description: 'Responsible leaders (P7). · 包联领导' })
  leaders(): ProjectLeader[] {
    return [];
  }
}
