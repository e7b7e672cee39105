import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DateTimeScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const outcomes = ['ACCEPTED', 'UNCHANGED', 'REFUSED'] as const;
export type FundImportOutcome = (typeof outcomes)[number];
export const FundImportOutcomes = enumOf(outcomes, 'FundImportOutcome', 'What became of a data row. · 数据行处理结果', { ACCEPTED: 'new or changed · 接收', UNCHANGED: 'known already · 无变化', REFUSED: 'refused, see the finding · 拒收' });

@ObjectType({ description: 'Something an import of funds found in a row. · 资金导入检查结果' })
export class FundImportFinding {
  @Field(() => String, { description: 'Sheet. · 工作表' }) sheet: string;
  @Field(() => Int, { description: 'Row as the spreadsheet shows it. · 行号' }) row: number;
  @Field(() => String, { description: 'Column letter; A where the whole row is meant. · 列' }) column: string;
  @Field(() => String, { description: 'Code of the finding. · 代码' }) code: string;
  @Field(() => String, { description: 'What is wrong and what to do. · 说明' }) message: string;
}

/** One import as it was done. Every issue line is a data row; a project row without issues is one too. */
@ObjectType({ description: 'An import of a bond ledger and what came of it. · 资金导入批次' })
@Entity()
export class FundImport {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => String, { description: 'File name. · 文件名' })
  @Column('text') file: string;
  @Field(() => String, { description: 'SHA-256 of the file. · 文件摘要' })
  @Column('text') digest: string;
  @Field(() => Int, { description: 'Data rows that brought something new. · 接收行数' })
  @Column('integer') accepted: number;
  @Field(() => Int, { description: 'Data rows that say what is known already. · 无变化行数' })
  @Column('integer') unchanged: number;
  @Field(() => [FundImportOutcomes], { description: 'Outcome of each data row, in the order given: the issues of a row, or the row itself. · 各行结果' })
  @Column('text', { array: true }) outcomes: FundImportOutcome[];
  @Field(() => [FundImportFinding], { description: 'Why rows were refused. · 拒收' })
  @Column('jsonb') rejected: FundImportFinding[];
  @Field(() => [FundImportFinding], { description: 'What is worth a look, faults of the source included. · 提示' })
  @Column('jsonb') warnings: FundImportFinding[];
  @Field(() => DateScalar, { description: 'Day of the import. · 导入日期' })
  @Column('date') knownOn: Day;
  @Column('text') actorId: string;
  @Field(() => DateTimeScalar, { description: 'When. · 时间' })
  @Column('timestamptz') at: Date;
  @Column('date', { nullable: true }) undoneOn: Day | null;
  @Column('text', { nullable: true }) undoneBy: string | null;
  @Column('text', { nullable: true }) undoReason: string | null;
}
