import { sectorTrees } from '@cornerstone/events/projects-sectors';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Measure, Node, SectorTree } from './sectors.rules';

export const SectorTrees = enumOf(sectorTrees, 'SectorTree', 'Which classification. · 分类', { SECTOR: 'four groups of sectors, one node a project · 行业', CHAIN: 'industrial clusters and their chains, which may overlap · 产业集群与产业链' });

@ObjectType('SectorMeasure', { description: 'A physical quantity that projects of a sector carry. · 实物量' })
export class MeasureType implements Measure {
  @Field(() => ID, { description: 'Code. · 代码' }) code: string;
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => String, { description: 'Unit. · 单位' }) unit: string;
}

/** A node of the classification (P4). */
@ObjectType({ description: 'A node of the classification of projects. · 行业分类' })
@Entity()
export class SectorNode implements Recorded, Node {
  @Field(() => ID, { name: 'code', description: 'Code; it begins with those of its ancestors. · 代码' })
  @PrimaryColumn('text') id: string;
  @Field(() => ID, { nullable: true, description: 'Code of the node above. · 上级代码' })
  @Column('text', { nullable: true }) parent: string | null;
  @Field(() => SectorTrees, { description: 'Which classification. · 分类' })
  @Column('text') tree: SectorTree;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' })
  @Column('text') nameEn: string;
  @Column('integer') position: number;
  @Field(() => [MeasureType], { description: 'Physical quantities of its projects. · 实物量' })
  @Column('jsonb') measures: Measure[];
  @Field(() => String, { description: 'Where it comes from. · 来源' })
  @Column('text') source: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.id, regionPaths: this.regionPaths };
  }
}

/** What a word of the lists means; a later row takes the place of an earlier one. */
@ObjectType({ description: 'A word of the lists and the sector it means. · 行业词归类' })
@Entity()
export class SectorWord implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'The lists\' word. · 清单用词' })
  @Column('text') word: string;
  @Field(() => ID, { description: 'Code of the node it means. · 行业代码' })
  @Column('text') node: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Column('text') mappedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.word, regionPaths: this.regionPaths };
  }
}

@Entity()
export class ProjectSector {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') node: string;
  @Column('text', { array: true }) chains: string[];
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') classifiedBy: string;
  @Column('date') knownOn: Day;
}

@ObjectType({ description: 'A physical quantity of a project. · 实物量填报' })
@Entity()
export class SectorQuantity {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => ID, { description: 'Code of the measure. · 实物量代码' })
  @Column('text') measure: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'Planned in all. · 计划总量' })
  @Column('numeric', { precision: 20, scale: 4, nullable: true }) planned: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Done since the beginning. · 累计完成' })
  @Column('numeric', { precision: 20, scale: 4, nullable: true }) done: string | null;
  @Field(() => DateScalar, { name: 'on', description: 'Measured on. · 计量日期' })
  @Column('date') onDay: Day;
  @Field(() => String, { nullable: true, description: 'Why what is done fell. · 回落理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') recordedBy: string;
  @Column('date') knownOn: Day;
}
