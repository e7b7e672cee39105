import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What a service adds to a project that is not its own: its fields ask by id, so there is nothing to look up. */
@Directive('@key(fields: "id")')
@ObjectType('Project', { description: 'A construction project. · 建设项目' })
export class ProjectPart {
  @Field(() => ID, { description: 'Id, prj_ and a UUIDv7. · 标识' }) id: string;
}

export const projectPart = (id: string): ProjectPart => Object.assign(new ProjectPart(), { id });
