import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { Kinds } from '@cornerstone/runtime/graph/project-words';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayKinds, procedureKinds, type DayKind, type Kind, type Listed, type Prerequisite, type ProcedureKind } from './catalogue.rules';

const DayKinds = enumOf(dayKinds, 'ProcedureDayKind', 'How the days of a limit are counted. · 期限计算方式', { WORKING_DAY: 'working days, 行政许可法§82 · 工作日', DAY: 'calendar days, where the procedure\'s own law says 日 · 自然日', INSTANT: 'done when received · 即时' });
const ProcedureKinds = enumOf(procedureKinds, 'ProcedureKind', 'What sort of act a procedure is. · 事项类型', {
  APPROVAL: 'approval of government investment · 审批', LICENCE: 'administrative licence · 行政许可', FILING: 'filing · 备案', REVIEW: 'review · 审查', REGISTRATION: 'registration · 登记',
  CONTRACT: 'contract · 合同', PROCEDURE: 'procedure without a decision · 程序', SELF_ACCEPTANCE: 'acceptance by the owner · 自主验收',
});

@ObjectType({ description: 'One of these procedures must be done first. · 前置条件（任一即可）' })
export class ProcedurePrerequisite implements Prerequisite {
  @Field(() => [String], { description: 'Codes, any of them is enough. · 事项代码，任一即可' }) anyOf: string[];
  @Field(() => String, { nullable: true, description: 'Only where this holds, that is where one of them is applied for. · 适用情形' }) condition: string | null;
}

/** One procedure of the national catalogue (A1). Figures are those of the law in `basis`. */
@ObjectType({ description: 'A procedure of an investment project. · 投资项目审批事项' })
@Entity()
export class Procedure implements Listed {
  @Field(() => ID, { description: 'Code: L land and set-up, G engineering, S construction, J completion. · 事项代码' })
  @PrimaryColumn('text') code: string;
  @Field(() => String, { description: 'Name in Chinese. · 事项名称' })
  @Column('text') name: string;
  @Field(() => String, { description: 'Name in English. · 英文名称' })
  @Column('text') nameEn: string;
  @Field(() => String, { description: 'Stage of 国办发〔2019〕11号. · 阶段' })
  @Column('text') stage: string;
  @Field(() => Int, { description: 'Number of the stage, 1 to 4. · 阶段序号' })
  @Column('integer') stageNo: number;
  @Field(() => String, { description: 'Department, in the catalogue\'s word. · 主管部门' })
  @Column('text') department: string;
  @Field(() => String, { nullable: true, description: 'Its kind in the directory; null where the catalogue names no one department. · 部门类别' })
  @Column('text', { nullable: true }) departmentKind: string | null;
  @Field(() => ProcedureKinds, { description: 'What sort of act it is. · 事项类型' })
  @Column('text') kind: ProcedureKind;
  @Field(() => [ProcedurePrerequisite], { description: 'All of these come first. · 前置条件（须全部满足）' })
  @Column('jsonb') prerequisites: Prerequisite[];
  @Field(() => Int, { nullable: true, description: 'Statutory limit in days of dayKind; null where no law gives one. · 法定时限' })
  @Column('integer', { nullable: true }) statutoryDays: number | null;
  @Field(() => DayKinds, { nullable: true, description: 'How its days are counted. · 时限单位' })
  @Column('text', { nullable: true }) dayKind: DayKind | null;
  @Field(() => Int, { nullable: true, description: 'Days it may be extended by. · 可延长天数' })
  @Column('integer', { nullable: true }) extensionDays: number | null;
  @Field(() => String, { nullable: true, description: 'How long it stays valid: 3m is three months, 5y five years. · 有效期' })
  @Column('text', { nullable: true }) validity: string | null;
  @Field(() => Int, { nullable: true, description: 'The most days a department may promise (2/3 of the law, 1/2 at key nodes). · 承诺时限上限' })
  @Column('integer', { nullable: true }) committedDaysCap: number | null;
  @Field(() => Boolean, { description: 'Secondary material may be missing at acceptance (容缺). · 可否容缺' })
  @Column('boolean') tolerable: boolean;
  @Field(() => Boolean, { description: 'The applicant may promise in writing instead of proving (告知承诺). · 可否告知承诺' })
  @Column('boolean') promiseable: boolean;
  @Field(() => [Kinds], { description: 'Kinds of project it applies to. · 适用项目类型' })
  @Column('text', { array: true }) appliesTo: Kind[];
  @Field(() => String, { nullable: true, description: 'Only where this holds. · 适用条件' })
  @Column('text', { nullable: true }) condition: string | null;
  @Field(() => [Kinds], { description: 'Kinds of project the condition is for. · 附条件的项目类型' })
  @Column('text', { array: true }) conditionalKinds: Kind[];
  @Field(() => String, { description: 'Law and article. · 法律依据' })
  @Column('text') basis: string;
  @Field(() => String, { nullable: true, description: 'Note. · 备注' })
  @Column('text', { nullable: true }) note: string | null;
}
