import type { Day } from '@cornerstone/kernel/day';
import { quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ElementKinds } from '../pools/element-words';
import type { ElementKind } from '../pools/kinds.rules';
import { quantityColumn } from '../pools/quantity-column';

/** What one project needs of one element by a day (E1). What it has of it is in its reservations. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A project\'s need of one element. · 要素需求' })
@Entity()
export class ElementNeed implements Recorded {
  @Field(() => ID, { description: 'Id, eln_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') projectCode: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Field(() => ElementKinds, { description: 'Kind. · 要素类别' })
  @Column('text') kind: ElementKind;
  @Column('text') item: string;
  @Field(() => String, { description: 'Unit of its amounts, such as 亩. · 计量单位' })
  @Column('text') unit: string;
  @Column('numeric', { precision: 20, scale: 4, transformer: quantityColumn }) amount: Quantity;
  @Field(() => DateScalar, { description: 'Needed by. · 需用日期' })
  @Column('date') neededBy: Day;
  @Field(() => DateScalar, { description: 'Known since: the day the wait for supply counts from. · 登记日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  @Field(() => String, { name: 'item', nullable: true, description: 'Which pollutant, trade or material. · 具体品种' })
  get itemName(): string | null { return this.item || null; }
  @Field(() => DecimalScalar, { name: 'amount', description: 'Amount needed. · 需求量' })
  get amountText(): string { return quantityText(this.amount); }

  scope(): Scope {
    return { projectId: this.projectId, subject: this.projectCode, regionPaths: this.regionPaths };
  }
}
