import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FileKinds } from './file.entity';
import type { FileKind } from './file.rules';

@Directive('@inaccessible')
@InputType({ description: 'A file that the gateway has received and stored. · 网关已接收的文件' })
export class RegisterFileInput {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => FileKinds, { description: 'Kind. · 类别' }) kind: FileKind;
  @Field(() => String, { description: 'Name. · 文件名' }) name: string;
  @Field(() => String, { description: 'Media type by its content. · 文件类型' }) mediaType: string;
  @Field(() => Int, { description: 'Bytes. · 字节数' }) size: number;
  @Field(() => String, { description: 'SHA-256. · 摘要' }) digest: string;
}

@Directive('@inaccessible')
@ObjectType({ description: 'How many files have these bytes. · 摘要引用数' })
export class DigestUse {
  @Field(() => String, { description: 'SHA-256. · 摘要' }) digest: string;
  @Field(() => Int, { description: 'Records of it that one may see. · 可见记录数' }) records: number;
}
