import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '@cornerstone/runtime/graph/page';

@InputType({ description: 'An import to take back. · 撤销导入' })
export class UndoImportInput {
  @Field(() => ID, { description: 'Import. · 导入批次' }) batchId: string;
  @Field(() => String, { description: 'Why. · 撤销理由' }) reason: string;
  @Field(() => Boolean, { nullable: true, description: 'With it all other imports of the same file that are not undone; a long list comes in as several. · 同一文件的其他批次一并撤销' }) wholeFile?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Say whether it could be undone, change nothing. · 仅预览' }) dryRun?: boolean | null;
}

@ArgsType()
export class ImportBatchArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'One import. · 单个批次' }) id?: string | null;
  @Field(() => String, { nullable: true, description: 'Imports of the file with this SHA-256. · 文件摘要' }) digest?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Undone ones only, or those that are not. · 是否已撤销' }) undone?: boolean | null;
}
