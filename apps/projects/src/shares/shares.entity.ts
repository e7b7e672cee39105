import { shareBases } from '@cornerstone/events/projects-structure';
import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import type { Ratio } from '@cornerstone/kernel/rate';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LastShares, Share, ShareBasis } from './shares.rules';

export const ShareBases = enumOf(shareBases, 'ShareBasis', 'What shares of regions were given as. · 分摊口径', { AMOUNT: 'amounts that add up to the total · 金额', SHARE: 'parts of one · 比例' });

/** One version of the split of a project's investment by region (P8). */
@ObjectType({ description: 'How a project\'s investment is split by region, as its owner says. · 跨区域投资分摊' })
@Entity()
export class RegionShares implements LastShares {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Int, { name: 'version', description: 'Version, from 1. · 版本' })
  @Column('integer') shareVersion: number;
  @Field(() => ShareBases, { description: 'What they were given as. · 分摊口径' })
  @Column('text') basis: ShareBasis;
  @Column('jsonb') shares: Share[];
  @Field(() => String, { description: 'Where they are written. · 分摊依据' })
  @Column('text') source: string;
  @Field(() => String, { nullable: true, description: 'Why they changed; null in the first version. · 调整理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') setBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}

@ObjectType({ description: 'What one region has of a project\'s investment. · 区划分摊' })
export class RegionShare {
  @Field(() => Region, { nullable: true, description: 'The region; null for all that lies outside the directory, such as another province. · 区划（名录以外为空）' }) region: Region | null;
  @Field(() => RateType, { description: 'Its part, with the working. · 比例' }) share: Ratio;
  @Field(() => MoneyType, { nullable: true, description: 'Its part of the project\'s total, to the fen; all of them add up to the total exactly. Null where no source states a total. · 分摊投资' }) amount: Fen | null;
}
