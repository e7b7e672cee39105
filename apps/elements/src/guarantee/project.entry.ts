import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** This subgraph's part of a project; the projects service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType('Project', { description: 'A construction project. · 建设项目' })
export class ProjectEntry {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' }) id: string;
}
