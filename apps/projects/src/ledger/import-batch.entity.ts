import type { Day } from '@cornerstone/kernel/day';
import { DateScalar, DateTimeScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'Something an import found in a cell. · 导入检查结果' })
export class ImportFinding {
  @Field(() => String, { description: 'Sheet. · 工作表' }) sheet: string;
  @Field(() => Int, { description: 'Row as the spreadsheet shows it. · 行号' }) row: number;
  @Field(() => String, { description: 'Column letter. · 列' }) column: string;
  @Field(() => String, { description: 'Code of the finding. · 代码' }) code: string;
  @Field(() => String, { description: 'What is wrong and what to do. · 说明' }) message: string;
}

/** One import as it was done: what went in, what did not, from which file. */
@ObjectType({ description: 'An import of a list and what came of it. · 导入批次' })
@Entity()
export class ImportBatch {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'File name. · 文件名' })
  @Column('text') file: string;
  @Field(() => String, { description: 'SHA-256 of the file. · 文件摘要' })
  @Column('text') digest: string;
  @Field(() => Int, { description: 'Rows that went in, new or changed. · 新增或变更行数' })
  @Column('integer') accepted: number;
  @Field(() => Int, { description: 'Rows that say what is known already. · 无变化行数' })
  @Column('integer') unchanged: number;
  @Field(() => [ImportFinding], { description: 'Why rows were refused. · 拒收' })
  @Column('jsonb') rejected: ImportFinding[];
  @Field(() => [ImportFinding], { description: 'What is worth a look. · 提示' })
  @Column('jsonb') warnings: ImportFinding[];
  @Field(() => [String], { description: 'Project code of each row given, in order; empty where refused. · 各行项目代码' })
  @Column('text', { array: true }) codes: string[];
  @Field(() => [ID], { description: 'Project of each row given, in order; empty where refused, none of a preview. · 各行项目标识' })
  @Column('text', { array: true }) projectIds: string[];
  @Field(() => [String], { description: 'What became of each row given, in order: ACCEPTED, UNCHANGED, REFUSED. · 各行结果' })
  @Column('text', { array: true }) outcomes: string[];
  @Field(() => DateScalar, { description: 'Day of the import. · 导入日期' })
  @Column('date') knownOn: Day;
  @Column('text') by: string;
  @Field(() => DateTimeScalar, { description: 'When. · 时间' })
  @Column('timestamptz') at: Date;
  @Column('date', { nullable: true }) undoneOn: Day | null;
  @Column('text', { nullable: true }) undoneBy: string | null;
  @Column('text', { nullable: true }) undoReason: string | null;
}
