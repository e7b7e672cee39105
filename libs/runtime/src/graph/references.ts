import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Stubs of what another service owns: the gateway fills in the rest by key. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType({ description: 'A region. · 行政区划' })
export class Region {
  @Field(() => ID, { description: 'Six-digit code. · 区划代码' }) code: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'A department of a region. · 部门' })
export class Department {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'A person. · 人员' })
export class Person {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
}
