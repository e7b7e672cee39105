import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Project } from '../ledger/project.entity';
import { Conclusions, PanelRoles, PanelStates } from './appraisal-words';
import type { Candidate, Excluded, Seats } from './draw.rules';
import type { Conclusion } from './gates.rules';
import type { Opinion, Panel, PanelRole } from './panel.rules';

@ObjectType({ description: 'Experts of one specialty on a panel. · 专业席位' })
export class PanelSeats implements Seats {
  @Field(() => String, { description: 'Specialty. · 专业' }) specialty: string;
  @Field(() => Int, { description: 'Experts. · 人数' }) experts: number;
}

/** One appraisal of a project by owner, experts and manager (P11): with its seed, its pool and its seats the draw can be made again. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A panel of owner, experts and manager (P11). · “三位一体”论证组' })
@Entity()
export class AppraisalPanel implements Recorded, Panel {
  @Field(() => ID, { description: 'Id, pnl_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => PanelStates, { description: 'Where it is. · 状态' })
  @Column('text') state: Panel['state'];
  @Field(() => String, { description: 'The owner: unit of the project at the draw. · 业主单位' })
  @Column('text') ownerUnit: string;
  @Column('text') managerId: string;
  @Field(() => String, { nullable: true, description: 'Professional agency that assessed it. · 专业评估机构' })
  @Column('text', { nullable: true }) agency: string | null;
  @Field(() => [String], { description: 'Units of design, bidders and others whose people were left out. · 需回避单位' })
  @Column('text', { array: true }) parties: string[];
  @Field(() => [PanelSeats], { description: 'Seats by specialty. · 席位' })
  @Column('jsonb') seats: PanelSeats[];
  @Field(() => String, { description: 'Seed of the draw. · 随机种子' })
  @Column('text') seed: string;
  @Column('jsonb') pool: Candidate[];
  @Column('jsonb') excluded: Excluded[];
  @Column('text', { array: true }) expertIds: string[];
  @Field(() => DateScalar, { description: 'Convened. · 组成日期' })
  @Column('date') convenedOn: Day;
  @Column('text') convenedBy: string;
  @Field(() => DateScalar, { nullable: true, description: 'Concluded or dissolved. · 结束日期' })
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Field(() => Conclusions, { nullable: true, description: 'Conclusion by the majority of the experts. · 结论' })
  @Column('text', { nullable: true }) conclusion: Conclusion | null;
  @Field(() => String, { nullable: true, description: 'Why it was dissolved. · 解散理由' })
  @Column('text', { nullable: true }) endReason: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;
  /** Set where a panel is written. */
  project?: Project;

  scope(): Scope {
    if (!this.project) throw new Error(`panel ${this.id} is written without its project`);
    return { projectId: this.projectId, subject: this.project.code, regionPaths: this.project.regionPaths };
  }
}

@ObjectType({ description: 'What a member of a panel says of investor, matching funds and profitability (002). · 论证意见' })
@Entity()
export class PanelOpinion implements Opinion {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') panelId: string;
  @Field(() => PanelRoles, { description: 'As what. · 身份' })
  @Column('text') role: PanelRole;
  @Column('text', { nullable: true }) expertId: string | null;
  @Field(() => Boolean, { description: 'The investor is sound. · 投资主体可靠' })
  @Column('boolean') investor: boolean;
  @Field(() => Boolean, { description: 'Matching funds are secured. · 资金配套落实' })
  @Column('boolean') matchingFunds: boolean;
  @Field(() => Boolean, { description: 'Profitability is assured. · 盈利有保障' })
  @Column('boolean') profitability: boolean;
  @Field(() => String, { description: 'Opinion in words. · 意见' })
  @Column('text') comment: string;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
