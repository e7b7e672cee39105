import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { IncidentKinds, IncidentSeverities } from './incident.entity';
import type { IncidentKind, IncidentSeverity } from './incidents.rules';

@InputType({ description: 'A quality or safety incident. · 质量安全事件' })
export class ReportIncidentInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => IncidentKinds, { description: 'Quality or safety. · 类别' }) kind: IncidentKind;
  @Field(() => IncidentSeverities, { description: 'Severity. · 等级' }) severity: IncidentSeverity;
  @Field(() => String, { description: 'What happened, without names of people. · 事件经过（不含人员姓名）' }) what: string;
  @Field(() => DateScalar, { description: 'When. · 发生日期' }) happenedOn: Day;
  @Field(() => String, { nullable: true, description: 'Where on the site. · 发生部位' }) place?: string | null;
}

@InputType({ description: 'An incident that was dealt with. · 质量安全事件销项' })
export class CloseIncidentInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Incident. · 事件' }) incidentId: string;
  @Field(() => DateScalar, { description: 'Dealt with on. · 销项日期' }) on: Day;
  @Field(() => String, { description: 'What was done. · 处置措施' }) measures: string;
}
