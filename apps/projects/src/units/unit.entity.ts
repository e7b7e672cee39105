import type { Day } from '@cornerstone/kernel/day';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Unit } from './units.rules';

/** Who carries a project, version by version. The name of the person stays in this table; events carry the unit only. */
@ObjectType({ description: 'The unit that carries a project and who answers there. · 项目单位' })
@Entity()
export class ProjectUnit implements Unit {
  @Field(() => ID, { description: 'Id, unt_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Int, { description: 'Version, from 1. · 版次' })
  @Column('integer') unitVersion: number;
  @Field(() => String, { description: 'Name. · 单位名称' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Unified social credit code, GB 32100. · 统一社会信用代码' })
  @Column('text') creditCode: string;
  @Guarded('personal')
  @Field(() => String, { nullable: true, description: 'Responsible person: personal data. · 责任人（个人信息）' })
  @Column('text') responsiblePerson: string;
  @Field(() => DateScalar, { description: 'Carries the project since. · 起始日期' })
  @Column('date') since: Day;
  @Field(() => String, { nullable: true, description: 'Why it changed; null at first. · 变更理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') namedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
