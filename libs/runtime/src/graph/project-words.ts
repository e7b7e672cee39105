import { leaderLevels, projectKinds, projectLevels, projectStages, totalQualities } from '@cornerstone/events/projects';
import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf } from './enumeration';

export type Stage = (typeof projectStages)[number];
export type Level = (typeof projectLevels)[number];
export type Kind = (typeof projectKinds)[number];
export type Quality = (typeof totalQualities)[number];

export const Stages = enumOf(projectStages, 'ProjectStage', 'Where a project is in its life. · 项目阶段', {
  PROPOSED: 'proposed · 谋划', RESERVED: 'in the reserve library · 储备', PREWORK: 'pre-work · 前期', PLANNED_START: 'planned start · 拟开工', UNDER_CONSTRUCTION: 'under construction · 在建',
  COMPLETED: 'completed · 竣工', COMMISSIONED: 'commissioned · 投产', AT_CAPACITY: 'at capacity · 达效', SUSPENDED: 'suspended · 停工', REMOVED: 'removed from the list · 调退', CANCELLED: 'cancelled · 取消',
});
export const Levels = enumOf(projectLevels, 'ProjectLevel', 'Level of a key list. · 项目级别', { NATIONAL: 'national · 国家', PROVINCIAL: 'provincial · 省', CITY: 'city · 市', COUNTY: 'county · 县' });
export const Kinds = enumOf(projectKinds, 'ProjectKind', 'How a project is permitted. · 审批类型', { APPROVAL: 'approval, government investment · 审批', RATIFICATION: 'ratification · 核准', FILING: 'filing · 备案' });
export const Qualities = enumOf(totalQualities, 'TotalQuality', 'How firm a published total is. · 总投资口径', { PUBLISHED: 'as published · 公布数', APPROXIMATE: 'approximate · 约数', AT_LEAST: 'at least · 下限' });
export const LeaderLevels = enumOf(leaderLevels, 'LeaderLevel', 'Level of a responsible leader. · 包联领导级别', { PROVINCIAL: 'provincial · 省级', CITY: 'city · 市级', COUNTY: 'county · 县级' });

/** The same filter in every service that lists or counts projects. */
@InputType({ description: 'Which projects. · 项目筛选' })
export class ProjectFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only, or without, those that lie in several of the regions one step below the region, without one in several cities: tables by city leave them out or rank them apart. · 仅跨区（或不含跨区）' }) crossRegion?: boolean | null;
  @Field(() => Levels, { nullable: true, description: 'The highest list of the year. · 级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Programme, the list\'s own name. · 专项' }) programme?: string | null;
  @Field(() => String, { nullable: true, description: 'Sector, the list\'s own name. · 行业' }) sector?: string | null;
  @Field(() => [Stages], { nullable: true, description: 'Any of these stages. · 阶段' }) stage?: Stage[] | null;
  @Field(() => Kinds, { nullable: true, description: 'Approval, ratification or filing. · 审批类型' }) kind?: Kind | null;
  @Field(() => Int, { nullable: true, description: 'On a list of this year. · 年度' }) year?: number | null;
  @Field(() => String, { nullable: true, description: 'In name or code. · 名称或代码' }) text?: string | null;
  @Field(() => ID, { nullable: true, description: 'Carried by this leader. · 包联领导' }) leader?: string | null;
}
