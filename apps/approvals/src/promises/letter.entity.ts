import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What approvals remembers of a file. */
@Entity()
export class FileCopy {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') kind: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('StoredFile', { description: 'An uploaded file of a project. · 项目文件' })
export class LetterReference {
  @Field(() => ID, { description: 'Id. · 标识' }) id: string;
}
