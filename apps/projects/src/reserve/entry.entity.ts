import type { Day } from '@cornerstone/kernel/day';
import { Levels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Project } from '../ledger/project.entity';
import { Categories, EntryStates, Hazards } from './reserve-words';
import type { Entry, EntryState } from './reserve.rules';
import type { Category, Hazard, Level } from './standards.rules';

/** One time a project was proposed for the reserve library (P1). Its history is in the audit; a new proposal is another row. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An entry of the reserve library (P1). · 储备库条目' })
@Entity()
export class ReserveEntry implements Recorded, Entry {
  @Field(() => ID, { description: 'Id, rsv_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Categories, { description: 'Category. · 类别' })
  @Column('text') category: Category;
  @Field(() => Levels, { description: 'Level of the key list that it is kept for. · 拟列入清单级别' })
  @Column('text') level: Level;
  @Field(() => EntryStates, { description: 'Where it is. · 状态' })
  @Column('text') state: EntryState;
  @Field(() => [Hazards], { description: 'High energy, high pollution, hazardous. · 两高一危情形' })
  @Column('text', { array: true }) hazards: Hazard[];
  @Field(() => Boolean, { description: 'It concerns the interests of the public (P11). · 是否事关群众切身利益' })
  @Column('boolean') touchesPublic: boolean;
  @Field(() => String, { nullable: true, description: 'Authority that exempted it. · 批准例外的机关' })
  @Column('text', { nullable: true }) exemptionAuthority: string | null;
  @Field(() => String, { nullable: true, description: 'Document of the exemption. · 例外批准文号' })
  @Column('text', { nullable: true }) exemptionDocument: string | null;
  @Field(() => DateScalar, { description: 'Proposed. · 申报日期' })
  @Column('date') proposedOn: Day;
  @Column('text') proposedBy: string;
  @Field(() => DateScalar, { nullable: true, description: 'Came into the library. · 入库日期' })
  @Column('date', { nullable: true }) admittedOn: Day | null;
  /** Null where it was measured by a default of the house. */
  @Column('text', { nullable: true }) standardId: string | null;
  @Column('date', { nullable: true }) progressedOn: Day | null;
  @Field(() => String, { nullable: true, description: 'Last progress noted. · 最近进展' })
  @Column('text', { nullable: true }) progressNote: string | null;
  @Field(() => String, { nullable: true, description: 'Quarter whose session decided it last, such as 2024Q2. · 最近滚动调整季度' })
  @Column('text', { nullable: true }) decidedQuarter: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Turned down, promoted or dropped. · 办结日期' })
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Field(() => String, { nullable: true, description: 'Why it was turned down or dropped. · 理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Field(() => ID, { nullable: true, description: 'The listing that it became. · 所列清单条目' })
  @Column('text', { nullable: true }) listingId: string | null;
  @Field(() => String, { nullable: true, description: 'Authority and document of a supplementary listing. · 补充选列机关及文号' })
  @Column('text', { nullable: true }) listedBy: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion. · 版本' })
  @Column('integer') version: number;
  /** Set where an entry is written: its events belong where the project lies now. */
  project?: Project;

  scope(): Scope {
    if (!this.project) throw new Error(`reserve entry ${this.id} is written without its project`);
    return { projectId: this.projectId, subject: this.project.code, regionPaths: this.project.regionPaths };
  }
}
