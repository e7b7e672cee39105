import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who acts for departments within regions. The name stays in this table: events carry ids and rights only. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person. · 人员' })
@Entity()
export class Person implements Recorded {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') login: string;
  @Guarded('personal')
  @Field(() => String, { nullable: true, description: 'Name: personal data, for those who need it; the title says to all whom a task goes to. · 姓名（个人信息）' })
  @Column('text') name: string;
  @Field(() => String, { name: 'title', description: 'Title. · 职务' })
  @Column('text') titleZh: string;
  @Field(() => String, { description: 'Title in English. · 职务（英文）' })
  @Column('text') titleEn: string;
  @Column('text', { name: 'departments', array: true }) departmentIds: string[];
  /** Where the person acts; ['*'] is the whole country. */
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => [String], { description: 'Roles, such as clerk. · 角色' })
  @Column('text', { array: true }) roles: string[];
  @Field(() => Boolean, { description: 'May no longer act. · 是否停用' })
  @Column('boolean') disabled: boolean;
  /** Of the last disabling or enabling. */
  @Column('text', { nullable: true }) standingReason: string | null;
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: this.id, regionPaths: this.regionPaths.filter((path) => path !== '*') };
  }
}
