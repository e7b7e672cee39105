import type { Day } from '@cornerstone/kernel/day';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person of the expert pool (P11). Name and unit are personal data: they stay in this table, events carry the id only. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An expert of the appraisal pool (P11). · 评审专家' })
@Entity()
export class Expert implements Recorded {
  @Field(() => ID, { description: 'Id, exp_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Guarded('personal')
  @Field(() => String, { nullable: true, description: 'Name: personal data. · 姓名（个人信息）' })
  @Column('text') name: string;
  @Guarded('personal')
  @Field(() => String, { nullable: true, description: 'Unit: with a specialty it may say who it is. · 工作单位（个人信息）' })
  @Column('text') unit: string;
  @Field(() => [String], { description: 'Specialties. · 专业' })
  @Column('text', { array: true }) specialties: string[];
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Column('text', { nullable: true }) personId: string | null;
  @Field(() => DateScalar, { description: 'Joined the pool. · 入库日期' })
  @Column('date') registeredOn: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Left the pool; null while drawn from. · 退库日期' })
  @Column('date', { nullable: true }) retiredOn: Day | null;
  @Column('text', { nullable: true }) retireReason: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.regionPath] };
  }
}

/** Declared once, for good. */
@Entity()
export class ExpertConflict {
  @PrimaryColumn('text') id: string;
  @Column('text') expertId: string;
  @Column('text') projectId: string;
  @Column('text') reason: string;
  @Column('text') declaredBy: string;
  @Column('date') knownOn: Day;
}
