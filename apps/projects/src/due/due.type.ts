import type { Day } from '@cornerstone/kernel/day';
import type { Ratio } from '@cornerstone/kernel/rate';
import { connectionOf } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Department, Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { ReportRhythms } from './due.inputs';
import type { Rhythm } from './due.rules';

@ObjectType({ description: 'A report that was due and has not come. · 逾期未报' })
export class MissingReport {
  @Field(() => Project, { nullable: true, description: 'Project. · 项目' }) project: Project | null;
  @Field(() => Department, { nullable: true, description: 'Who answers for it: the lead department of the leader in charge, else development and reform of the place. · 责任部门' }) department: Department | null;
  @Field(() => ReportRhythms, { description: 'Monthly, weekly, daily. · 报送频次' }) rhythm: Rhythm;
  @Field(() => DateScalar, { description: 'First day of the period. · 期间首日' }) from: Day;
  @Field(() => DateScalar, { description: 'Last day of the period. · 期间末日' }) to: Day;
  @Field(() => DateScalar, { description: 'Last day in time. · 报送时限' }) dueOn: Day;
  @Field(() => Int, { description: 'Days it is late by now. · 逾期天数' }) daysLate: number;
}
export const MissingReportConnection = connectionOf(() => MissingReport, 'MissingReport', '逾期未报');

@ObjectType({ description: 'How many of the expected reports have come. · 报送覆盖率' })
export class ReportCoverage {
  @Field(() => Region, { nullable: true, description: 'Region; null of the whole, which counts each project once. · 区划（合计为空）' }) region: Region | null;
  @Field(() => RateType, { description: 'Reported ÷ expected. · 报送率' }) reported: Ratio;
  @Field(() => RateType, { description: 'Reported in time ÷ expected. · 按时报送率' }) inTime: Ratio;
}
