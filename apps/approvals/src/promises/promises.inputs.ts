import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A promise letter. · 手续承诺函' })
export class GivePromiseInput extends Command {
  @Field(() => ID, { nullable: true, description: 'Case; or give the project. · 办件' }) caseId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Project: its latest case. · 项目' }) projectId?: string | null;
  @Field(() => String, { description: 'Code of the procedure that is promised. · 承诺办理的事项代码' }) procedure: string;
  @Field(() => String, { description: 'The government or department that promises. · 承诺单位' }) authority: string;
  @Field(() => DateScalar, { description: 'Done by, before the start of works. · 兑现期限' }) due: Day;
  @Field(() => ID, { nullable: true, description: 'The letter itself: id of a file of the project, uploaded as LETTER. · 承诺函文件' }) letter?: string | null;
}

@InputType({ description: 'A commitment that was kept. · 承诺兑现' })
export class FulfilCommitmentInput extends Command {
  @Field(() => ID, { description: 'Commitment. · 承诺' }) commitmentId: string;
  @Field(() => DateScalar, { nullable: true, description: 'Kept, the day it is known by default. · 兑现日期' }) on?: Day | null;
}

@InputType({ description: 'A procedure accepted with secondary material missing. · 容缺受理' })
export class TolerateOmissionInput extends Command {
  @Field(() => ID, { description: 'Case. · 办件' }) caseId: string;
  @Field(() => String, { description: 'Code of the procedure. · 事项代码' }) procedure: string;
  @Field(() => [String], { description: 'Secondary papers that may follow. · 容缺材料' }) missing: string[];
  @Field(() => DateScalar, { description: 'Complete by, within the procedure\'s own limit. · 补齐期限' }) due: Day;
}
