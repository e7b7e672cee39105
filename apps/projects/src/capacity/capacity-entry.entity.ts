import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { fenColumn } from '@cornerstone/runtime/graph/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { percentColumn } from '../lifecycle/percent-column';
import type { CapacityStep, Entry } from './account.rules';
import type { Figures } from './figures.rules';

const money = { precision: 20, scale: 2, nullable: true, transformer: fenColumn } as const;

/** An entry in a project's account of reaching capacity (P2): one of the five steps. A correction is another row. */
@Entity()
export class CapacityEntry implements Entry {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') step: CapacityStep;
  @Column('integer', { nullable: true }) year: number | null;
  @Column('integer', { nullable: true }) quarter: number | null;
  @Column('numeric', money) outputValue: Fen | null;
  @Column('numeric', money) tax: Fen | null;
  @Column('integer', { nullable: true }) jobs: number | null;
  @Column('numeric', { precision: 20, scale: 4, nullable: true }) capacity: string | null;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('date', { nullable: true }) dueOn: Day | null;
  @Column('numeric', { precision: 7, scale: 4, nullable: true, transformer: percentColumn }) tolerancePercent: string | null;
  @Column('text', { nullable: true }) departmentId: string | null;
  @Column('date', { nullable: true }) settledOn: Day | null;
  @Column('boolean', { nullable: true }) reached: boolean | null;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text', { nullable: true }) corrects: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') enteredBy: string;
  @Column('date') knownOn: Day;

  get figures(): Figures {
    return { OUTPUT_VALUE: this.outputValue, TAX: this.tax, JOBS: this.jobs === null ? null : BigInt(this.jobs), CAPACITY: this.capacity === null ? null : quantityFrom(this.capacity) };
  }
}
