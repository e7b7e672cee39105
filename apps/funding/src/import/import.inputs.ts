import type { Day } from '@cornerstone/kernel/day';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'One issue line of a bond ledger. · 债券发行行' })
export class ImportFundIssueInput {
  @Field(() => Int, { description: 'Row as the spreadsheet shows it. · 行号' }) row: number;
  @Field(() => String, { nullable: true, description: 'Name of the bond. · 债券名称' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the batch or issue. · 期次' }) batchNo?: string | null;
  @Field(() => String, { description: 'SPECIAL_BOND or GENERAL_BOND; general bonds are kept as local budget. · 债券类别' }) kind: string;
  @Field(() => String, { nullable: true, description: 'Issued on: 2023, 2020-09 or 2023-04-07; else the year in the name. · 发行日期' }) issuedOn?: string | null;
  @Field(() => MoneyInput, { description: 'Amount for the project. · 金额' }) amount: MoneyInput;
  @Field(() => Int, { nullable: true, description: 'Tenor in years. · 期限（年）' }) tenorYears?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Coupon in percent a year. · 票面利率（%）' }) ratePercent?: string | null;
}

@InputType({ description: 'What a bond ledger says of one project. · 债券台账项目行' })
export class ImportFundRowInput {
  @Field(() => String, { description: 'Sheet. · 工作表' }) sheet: string;
  @Field(() => Int, { description: 'Row as the spreadsheet shows it. · 行号' }) row: number;
  @Field(() => String, { description: 'Code of the project. · 项目代码' }) projectCode: string;
  @Field(() => [ImportFundIssueInput], { description: 'Issues. · 债券发行' }) issues: ImportFundIssueInput[];
  @Field(() => MoneyInput, { nullable: true, description: 'Used so far, cumulative over all its issues. · 累计使用' }) used?: MoneyInput | null;
  @Field(() => String, { nullable: true, description: 'The day the used amount is of, as precise as the source; the day of the import if left out. · 使用截至' }) usedAsOf?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Allocated so far, cumulative; what was issued if left out. · 累计下达' }) allocated?: MoneyInput | null;
}

@InputType({ description: 'A bond ledger to import. · 债券台账导入' })
export class ImportFundsInput {
  @Field(() => String, { description: 'File name. · 文件名' }) file: string;
  @Field(() => String, { description: 'SHA-256 of the file. · 文件摘要' }) digest: string;
  @Field(() => [ImportFundRowInput], { description: 'At most 500 rows; all rows of a project in one go. · 行' }) rows: ImportFundRowInput[];
  @Field(() => Boolean, { nullable: true, description: 'Say what would happen, change nothing. · 仅预览' }) dryRun?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'One refused row refuses all. · 全部或全不' }) allOrNothing?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: 'Known since; else each fact since its own date. · 知悉日期' }) knownOn?: Day | null;
}
