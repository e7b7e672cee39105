import { regionLevels } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegionLevel } from './regions.rules';

export const RegionLevels = enumOf(regionLevels, 'RegionLevel', 'Level of a region. · 区划级别', {
  PROVINCE: 'province · 省', CITY: 'city; 济源, directly under the province, too · 市（含省直辖的济源）', COUNTY: 'county or district · 县（市、区）', ZONE: 'zone that reports as a region · 功能区',
});

/** An administrative division, or a zone that reports as one. Its place in the tree is its path, never the digits of its code. */
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A region. · 行政区划' })
@Entity()
export class Region implements Recorded {
  /** GB/T 2260; a zone that has no code there has one of ours (data/README.md). */
  @Field(() => ID, { name: 'code', description: 'Six-digit code. · 区划代码' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => String, { nullable: true, description: 'English name. · 英文名称' })
  @Column('text', { nullable: true }) nameEn: string | null;
  @Field(() => String, { nullable: true, description: 'Pinyin without tones. · 拼音' })
  @Column('text', { nullable: true }) pinyin: string | null;
  @Field(() => RegionLevels, { description: 'Level. · 级别' })
  @Column('text') level: RegionLevel;
  @Column('text', { name: 'parent', nullable: true }) parentCode: string | null;
  @Field(() => String, { description: 'Codes from the province down, joined by dots: 410000.410100.410105. · 层级路径' })
  @Column('text') path: string;
  @Field(() => Boolean, { description: 'False for an abolished code; old projects still carry it. · 是否现行' })
  @Column('boolean') current: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'First day on which an abolished code is no region any more. · 撤销日期' })
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Column('text', { name: 'successors', array: true }) successorCodes: string[];
  @Field(() => String, { nullable: true, description: 'What says so. · 变更依据' })
  @Column('text', { nullable: true }) changeSource: string | null;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.id, regionPaths: [this.path] };
  }
}
