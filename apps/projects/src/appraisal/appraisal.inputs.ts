import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PanelRoles, PublicGates } from './appraisal-words';
import type { GateKind } from './gates.rules';
import type { PanelRole } from './panel.rules';

@InputType({ description: 'A public-interest gate that a project passed. · 公众程序登记' })
export class RecordPublicGateInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => PublicGates, { description: 'Which. · 程序' }) gate: GateKind;
  @Field(() => DateScalar, { description: 'Held on; of a notice its first day. · 日期' }) heldOn: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Last day of a notice. · 公示末日' }) untilOn?: Day | null;
  @Field(() => String, { description: 'Document, by its number. · 文号' }) document: string;
  @Field(() => ID, { nullable: true, description: 'Uploaded document of the project. · 上传文件' }) fileId?: string | null;
}

@InputType({ description: 'An expert for the pool. · 专家入库' })
export class RegisterExpertInput extends Command {
  @Field(() => String, { description: 'Name. · 姓名' }) name: string;
  @Field(() => String, { description: 'Unit: its projects are never theirs to appraise. · 工作单位' }) unit: string;
  @Field(() => [String], { description: 'Specialties, 1 to 10. · 专业' }) specialties: string[];
  @Field(() => ID, { description: 'Region whose pool it is. · 所属区划' }) region: string;
  @Field(() => ID, { nullable: true, description: 'The person of the directory, where it is one. · 人员标识' }) personId?: string | null;
}
@InputType({ description: 'An expert. · 专家操作' })
export abstract class OnExpertInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Expert. · 专家' }) expertId: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}
@InputType({ description: 'An expert leaves the pool. · 专家退库' })
export class RetireExpertInput extends OnExpertInput {
  @Field(() => DateScalar, { nullable: true, description: 'On, the day it is known by default. · 日期' }) on?: Day | null;
}
@InputType({ description: 'A conflict of interest of an expert with a project. · 回避声明' })
export class DeclareConflictInput extends OnExpertInput {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
}

@InputType({ description: 'Experts of one specialty. · 专业席位' })
export class PanelSeatsInput {
  @Field(() => String, { description: 'Specialty. · 专业' }) specialty: string;
  @Field(() => Int, { description: 'Experts. · 人数' }) experts: number;
}
@InputType({ description: 'A panel for a project; its experts are drawn by lot, the seed is made by the house. · 组成论证组' })
export class ConvenePanelInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'Region whose pool is drawn from, with all below it. · 专家库区划' }) poolRegion: string;
  @Field(() => [PanelSeatsInput], { description: 'Seats by specialty, an odd number in all. · 席位' }) seats: PanelSeatsInput[];
  @Field(() => ID, { description: 'Person of the project office. · 项目管理单位人员' }) managerId: string;
  @Field(() => [String], { nullable: true, description: 'Units of design, bidders and others whose people are left out; the owner\'s always are. · 需回避单位' }) parties?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Professional agency that assesses it. · 专业评估机构' }) agency?: string | null;
}
@InputType({ description: 'A panel. · 论证组操作' })
export abstract class OnPanelInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Panel. · 论证组' }) panelId: string;
}
@InputType({ description: 'What a member says. · 论证意见' })
export class RecordOpinionInput extends OnPanelInput {
  @Field(() => PanelRoles, { description: 'As what. · 身份' }) role: PanelRole;
  @Field(() => ID, { nullable: true, description: 'The expert. · 专家' }) expertId?: string | null;
  @Field(() => Boolean, { description: 'The investor is sound. · 投资主体可靠' }) investor: boolean;
  @Field(() => Boolean, { description: 'Matching funds are secured. · 资金配套落实' }) matchingFunds: boolean;
  @Field(() => Boolean, { description: 'Profitability is assured. · 盈利有保障' }) profitability: boolean;
  @Field(() => String, { description: 'In words. · 意见' }) comment: string;
}
@InputType({ description: 'The conclusion of a panel. · 形成论证结论' })
export class ConcludeAppraisalInput extends OnPanelInput {
  @Field(() => DateScalar, { nullable: true, description: 'On, the day it is known by default. · 日期' }) on?: Day | null;
}
@InputType({ description: 'A panel without a conclusion. · 解散论证组' })
export class DissolvePanelInput extends OnPanelInput {
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
  @Field(() => DateScalar, { nullable: true, description: 'On, the day it is known by default. · 日期' }) on?: Day | null;
}
