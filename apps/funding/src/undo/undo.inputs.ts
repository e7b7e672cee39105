import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'An import of a bond ledger to take back. · 撤销债券台账导入' })
export class UndoFundImportInput {
  @Field(() => ID, { description: 'Import. · 导入批次' }) importId: string;
  @Field(() => String, { description: 'Why. · 撤销理由' }) reason: string;
  @Field(() => Boolean, { nullable: true, description: 'With it all other imports of the same file that are not undone. · 同一文件的其他批次一并撤销' }) wholeFile?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Say whether it could be undone, change nothing. · 仅预览' }) dryRun?: boolean | null;
}
