import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What this service adds to a project of the projects service. */
@Directive('@key(fields: "id")')
@ObjectType('Project', { description: 'A construction project. · 建设项目' })
export class ProjectEntry {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' }) id: string;
}
