import type { Day } from '@cornerstone/kernel/day';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Degrees } from './site.rules';

@ObjectType({ description: 'A place in degrees, WGS 84. · 经纬度（WGS 84）' })
export class SitePoint implements Degrees {
  @Field(() => DecimalScalar, { description: 'Longitude. · 经度' }) lon: string;
  @Field(() => DecimalScalar, { description: 'Latitude. · 纬度' }) lat: string;
}

/** Where the works are (P9). A new declaration is a new row. */
@ObjectType({ description: 'Where the works are: a polygon, or a centre and a radius (P9). · 项目红线' })
@Entity()
export class ProjectSite {
  @Field(() => ID, { description: 'Id, sit_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => [SitePoint], { description: 'Corners in order, or the one centre. · 界址点或圆心' })
  @Column('jsonb') points: Degrees[];
  @Field(() => Int, { nullable: true, description: 'Radius in metres; null for a polygon. · 半径（米）' })
  @Column('integer', { nullable: true }) radius: number | null;
  @Column('text') setBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
