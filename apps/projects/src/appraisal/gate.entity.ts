import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PublicGates } from './appraisal-words';
import type { Gate, GateKind } from './gates.rules';

/** One time a gate was passed (P11); a correction is another row. */
@ObjectType({ description: 'A public-interest gate that a project passed (P11). · 公众程序记录' })
@Entity()
export class PublicGate implements Gate {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => PublicGates, { description: 'Which. · 程序' })
  @Column('text') gate: GateKind;
  @Field(() => DateScalar, { description: 'Held on; of a notice its first day. · 日期' })
  @Column('date') heldOn: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Last day of a notice. · 公示末日' })
  @Column('date', { nullable: true }) untilOn: Day | null;
  @Field(() => String, { description: 'Document, by its number. · 文号' })
  @Column('text') document: string;
  @Field(() => ID, { nullable: true, description: 'Uploaded document. · 上传文件' })
  @Column('text', { nullable: true }) fileId: string | null;
  @Column('text') recordedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
