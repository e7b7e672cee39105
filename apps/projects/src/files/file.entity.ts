import { fileKinds } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DateTimeScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Project } from '../ledger/project.entity';
import type { FileKind } from './file.rules';

export const FileKinds = enumOf(fileKinds, 'FileKind', 'What a file is. · 文件类别', { EVIDENCE: 'photo, video, drone or satellite picture of the works · 佐证材料', LETTER: 'commitment letter · 承诺函', OTHER: 'anything else · 其他' });

/** What is known of uploaded bytes; `GET /files/<id>` at the gateway gives them. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An uploaded file of a project; GET /files/<id> gives its bytes. · 项目文件，内容由 GET /files/<id> 下载' })
@Entity()
export class StoredFile implements Recorded {
  @Field(() => ID, { description: 'Id, fil_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => FileKinds, { description: 'Kind. · 类别' })
  @Column('text') kind: FileKind;
  @Field(() => String, { description: 'Name to save it under. · 文件名' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Media type by its content. · 文件类型（按内容判定）' })
  @Column('text') mediaType: string;
  @Field(() => Int, { description: 'Bytes. · 字节数' })
  @Column('integer') size: number;
  @Field(() => String, { description: 'SHA-256, 64 hexadecimal digits. · SHA-256 摘要' })
  @Column('text') digest: string;
  @Column('text') uploadedBy: string;
  @Field(() => DateTimeScalar, { description: 'When it came in. · 上传时间' })
  @Column('timestamptz') uploadedAt: Date;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;
  /** Set where it is entered: its event belongs where the project lies. */
  project?: Project;

  scope(): Scope {
    if (!this.project) throw new Error(`file ${this.id} is written without its project`);
    return this.project.scope();
  }
}
