import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Levels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RegisterProjectInput } from '../ledger/ledger.inputs';
import { Categories, Decisions, EntryStates, Hazards } from './reserve-words';
import type { EntryState } from './reserve.rules';
import type { Decision } from './session.rules';
import type { Category, Hazard, Level } from './standards.rules';

@InputType({ description: 'Who exempted a project that is high-energy, high-polluting or hazardous, and by which document. · 两高一危例外批准' })
export class ExemptionInput {
  @Field(() => String, { description: 'Authority. · 批准机关' }) authority: string;
  @Field(() => String, { description: 'Document. · 文号' }) document: string;
}

@InputType({ description: 'A project proposed for the reserve library: a new one, or one of the ledger. · 储备项目申报' })
export class ProposeProjectInput extends Command {
  @Field(() => ID, { nullable: true, description: 'Project of the ledger; else give `project`. · 台账内项目' }) projectId?: string | null;
  @Field(() => RegisterProjectInput, { nullable: true, description: 'A new project, entered with the proposal. · 新项目' }) project?: RegisterProjectInput | null;
  @Field(() => Categories, { description: 'Category. · 类别' }) category: Category;
  @Field(() => Levels, { description: 'Level of the key list that it is for. · 拟列入清单级别' }) level: Level;
  @Field(() => [Hazards], { nullable: true, description: 'High energy, high pollution, hazardous; none by default. · 两高一危情形' }) hazards?: Hazard[] | null;
  @Field(() => Boolean, { description: 'It concerns the interests of the public (P11). · 是否事关群众切身利益' }) touchesPublic: boolean;
}

@InputType({ description: 'An entry of the library. · 储备条目操作' })
export abstract class OnEntryInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Entry. · 储备条目' }) entryId: string;
  @Field(() => DateScalar, { nullable: true, description: 'Decided on, the day it is known by default. · 决定日期' }) on?: Day | null;
}
@InputType({ description: 'An admission by the standards. · 审核入库' })
export class AdmitToReserveInput extends OnEntryInput {
  @Field(() => ExemptionInput, { nullable: true, description: 'Needed by what is high-energy, high-polluting or hazardous. · 两高一危例外批准' }) exemption?: ExemptionInput | null;
  @Field(() => Boolean, { nullable: true, description: 'The screening finds that it touches the public; what the proposal said of it stands. · 审核认定事关群众切身利益' }) touchesPublic?: boolean | null;
}
@InputType({ description: 'A proposal turned down. · 不予入库' })
export class TurnDownProposalInput extends OnEntryInput {
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
@InputType({ description: 'Progress of an entry. · 储备项目进展' })
export class NoteReserveProgressInput extends OnEntryInput {
  @Field(() => String, { description: 'What went forward. · 进展情况' }) note: string;
}

@InputType({ description: 'The year\'s key list that a project goes on. · 列入的重点项目清单' })
export class KeyListInput {
  @Field(() => Int, { description: 'Year of the list. · 年度' }) year: number;
  @Field(() => String, { nullable: true, description: 'Programme, the list\'s own name. · 专项' }) programme?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Its start is planned in the year, by default true; else it is listed as pre-work. · 当年计划开工' }) plannedStart?: boolean | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Plan of the year. · 年度计划投资' }) annualPlan?: MoneyInput | null;
}
@InputType({ description: 'A promotion outside a session. · 会外提级' })
export class PromoteToKeyListInput extends OnEntryInput {
  @Field(() => KeyListInput, { description: 'The list. · 清单' }) list: KeyListInput;
}
@InputType({ description: 'A supplementary listing by a named authority. · 补充选列' })
export class ListExtraProjectInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project, in the library or not. · 项目' }) projectId: string;
  @Field(() => Levels, { description: 'Level of the list. · 清单级别' }) level: Level;
  @Field(() => KeyListInput, { description: 'The list. · 清单' }) list: KeyListInput;
  @Field(() => String, { description: 'Authority that lists it. · 选列机关' }) authority: string;
  @Field(() => String, { description: 'Its document. · 文号' }) document: string;
  @Field(() => Boolean, { description: 'It concerns the interests of the public; what an entry says of it stands. · 是否事关群众切身利益' }) touchesPublic: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'Decided on, the day it is known by default. · 决定日期' }) on?: Day | null;
}

@InputType({ description: 'What a session decides of one entry. · 单项决定' })
export class SessionDecisionInput {
  @Field(() => ID, { description: 'Entry. · 储备条目' }) entryId: string;
  @Field(() => Decisions, { description: 'Decision. · 决定' }) decision: Decision;
  @Field(() => String, { nullable: true, description: 'Why; DROP and TURN_DOWN need it. · 理由' }) reason?: string | null;
  @Field(() => KeyListInput, { nullable: true, description: 'Of a PROMOTE, where it differs from the session\'s list. · 清单' }) list?: KeyListInput | null;
  @Field(() => ExemptionInput, { nullable: true, description: 'Of an ADMIT, as for admitToReserve. · 两高一危例外批准' }) exemption?: ExemptionInput | null;
}
@InputType({ description: 'A quarter\'s rolling adjustment, as a whole or not at all. · 季度滚动调整' })
export class CloseReserveSessionInput extends Command {
  @Field(() => ID, { description: 'Region: entries that lie wholly within it. · 区划' }) region: string;
  @Field(() => Categories, { nullable: true, description: 'Of this category only. · 类别' }) category?: Category | null;
  @Field(() => Levels, { nullable: true, description: 'Kept for this level only. · 级别' }) level?: Level | null;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => Int, { description: 'Quarter. · 季度' }) quarter: number;
  @Field(() => DateScalar, { nullable: true, description: 'Held on, the day it is known by default. · 会议日期' }) on?: Day | null;
  @Field(() => KeyListInput, { nullable: true, description: 'List of what is promoted; by default the year of the session. · 提级所列清单' }) list?: KeyListInput | null;
  @Field(() => [SessionDecisionInput], { description: 'Every entry of the scope once; proposals that come in or are turned down. · 各条目决定' }) decisions: SessionDecisionInput[];
}

@InputType({ description: 'Which entries. · 储备条目筛选' })
export class ReserveFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => [EntryStates], { nullable: true, description: 'Any of these states; by default what is in the library or waits to come in. · 状态' }) state?: EntryState[] | null;
  @Field(() => Categories, { nullable: true, description: 'Category. · 类别' }) category?: Category | null;
  @Field(() => Levels, { nullable: true, description: 'Level it is kept for. · 级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Sector, the list\'s own name. · 行业' }) sector?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Without progress for too long, or not. · 是否长期无进展' }) stale?: boolean | null;
  @Field(() => String, { nullable: true, description: 'In name or code of the project. · 名称或代码' }) text?: string | null;
}
