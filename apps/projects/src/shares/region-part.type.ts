import { MoneyType } from '@cornerstone/runtime/graph/money';
import { Region } from '@cornerstone/runtime/graph/references';
import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RegionPart } from './shares.sql';

@ObjectType('RegionPart', { description: 'A region\'s part of projects: a project of several regions is listed in each, counted once above them. · 分区划情况' })
export class RegionPartType {
  @Field(() => Int, { description: 'Projects that lie in it, wholly or in part. · 项目数（含跨区域）' }) count: number;
  @Field(() => Int, { description: 'Of these, those that cross into other regions. · 其中跨区域项目数' }) crossing: number;
  @Field(() => MoneyType, { description: 'Of those wholly in it, and the owner\'s shares of the others. · 投资（本区划及业主划分部分）' }) investment: bigint;
  @Field(() => MoneyType, { description: 'Whole total of those that cross and that no owner has divided: never added to a region. · 未划分的跨区域项目总投资（不计入本区划）' }) undivided: bigint;
}

@Resolver(() => RegionPartType)
export class RegionPartResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region. · 区划' })
  region(@Root() part: RegionPart): Region {
    return { code: part.region };
  }
}
