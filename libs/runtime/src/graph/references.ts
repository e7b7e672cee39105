import { Directive, Field, ID, ObjectType } from 'type-graphql';

/*
 * What another service owns, by key: `{ id }` is enough of it to answer, the gateway fetches the rest where it is. A service that has
 * something to say of it adds a nullable field: `@Resolver(() => Person) … @FieldResolver(…, { nullable: true })`.
 */

@Directive('@key(fields: "code")')
@ObjectType({ description: 'A region. · 行政区划' })
export class Region {
  @Field(() => ID, { description: 'Six-digit code. · 区划代码' }) code: string;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A department of a region. · 部门' })
export class Department {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person. · 人员' })
export class Person {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
}

/** Of every service but projects, which has the whole one. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A construction project. · 建设项目' })
export class Project {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' }) id: string;
}
