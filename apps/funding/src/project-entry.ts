import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A project of the projects service, to which this one adds where its money is. */
@Directive('@key(fields: "id")')
@ObjectType('Project', { description: 'A construction project. · 建设项目' })
export class ProjectEntry {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' }) id: string;
}

export const projectEntry = (id: string): ProjectEntry => Object.assign(new ProjectEntry(), { id });
