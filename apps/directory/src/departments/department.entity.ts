import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation of one region and one kind. Id: dep_<region>_<kind>. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A department of a region. · 部门' })
@Entity()
export class Department implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'Name. · 名称' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Kind, such as development_reform. · 部门类别' })
  @Column('text') kind: string;
  @Field(() => String, { description: 'Kind in Chinese, such as 发展改革. · 部门类别名称' })
  @Column('text') kindName: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.id, regionPaths: [this.regionPath] };
  }
}
