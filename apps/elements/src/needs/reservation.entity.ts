import type { Day } from '@cornerstone/kernel/day';
import { quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { quantityColumn } from '../pools/quantity-column';
import type { Outcome } from './reservations.rules';

export const ReservationStates = enumOf(['RESERVED', 'SUPPLIED', 'RELEASED'] as const, 'ElementReservationState', 'Where a reservation is. · 预留状态', {
  RESERVED: 'reserved in its pool · 已预留', SUPPLIED: 'supplied to the project · 已落实', RELEASED: 'back in its pool · 已释放',
});

/** An amount of one pool set aside for a need. Written once; how it ends is a settlement. */
@ObjectType({ description: 'An amount of a pool set aside for a need. · 要素预留' })
@Entity()
export class ElementReservation {
  @Field(() => ID, { description: 'Id, elr_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') needId: string;
  @Column('text') poolId: string;
  @Column('numeric', { precision: 20, scale: 4, transformer: quantityColumn }) amount: Quantity;
  @Field(() => DateScalar, { name: 'reservedOn', description: 'Reserved on. · 预留日期' })
  @Column('date') knownOn: Day;

  @Field(() => DecimalScalar, { name: 'amount', description: 'Amount, in the unit of the need. · 数量' })
  get amountText(): string { return quantityText(this.amount); }
}

/** How a reservation ended, once. */
@Entity()
export class ElementSettlement {
  @PrimaryColumn('text') reservationId: string;
  @Column('text') outcome: Outcome;
  @Column('date') settledOn: Day;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('date') knownOn: Day;
}
