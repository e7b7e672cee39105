import type { Day } from '@cornerstone/kernel/day';
import { quantity, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ElementKinds, PoolSources } from './element-words';
import type { ElementKind, PoolSource } from './kinds.rules';
import { quantityColumn } from './quantity-column';

const amount = { precision: 20, scale: 4, transformer: quantityColumn } as const;

/** A quota of one element for a region and a year (E1). `reserved` and `supplied` are kept by the movements, under the pool's row lock. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A pool of one element for a region and a year. · 要素指标池' })
@Entity()
export class ElementPool implements Recorded {
  @Field(() => ID, { description: 'Id, elp_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Field(() => ElementKinds, { description: 'Kind. · 要素类别' })
  @Column('text') kind: ElementKind;
  @Column('text') item: string;
  @Column('text') regionCode: string;
  @Column('text') regionPath: string;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => PoolSources, { description: 'Source. · 指标来源' })
  @Column('text') source: PoolSource;
  @Field(() => String, { description: 'Unit of its amounts, such as 亩. · 计量单位' })
  @Column('text') unit: string;
  @Column('numeric', amount) total: Quantity;
  @Column('numeric', amount) reserved: Quantity;
  @Column('numeric', amount) supplied: Quantity;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('integer') version: number;

  @Field(() => String, { name: 'item', nullable: true, description: 'Which pollutant, trade or material. · 具体品种' })
  get itemName(): string | null { return this.item || null; }
  @Field(() => DecimalScalar, { name: 'total', description: 'Total. · 总量' })
  get totalText(): string { return quantityText(this.total); }
  @Field(() => DecimalScalar, { name: 'reserved', description: 'Reserved for projects, not yet supplied. · 已预留' })
  get reservedText(): string { return quantityText(this.reserved); }
  @Field(() => DecimalScalar, { name: 'supplied', description: 'Supplied to projects. · 已落实' })
  get suppliedText(): string { return quantityText(this.supplied); }
  @Field(() => DecimalScalar, { name: 'available', description: 'Total less reserved and supplied. · 可用' })
  get availableText(): string { return quantityText(this.available); }

  get available(): Quantity {
    return quantity(this.total - this.reserved - this.supplied);
  }

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: [this.regionPath] };
  }
}

/** What went in or out of a pool, signed. */
@Entity()
export class ElementPoolMovement {
  @PrimaryColumn('text') id: string;
  @Column('text') poolId: string;
  @Column('numeric', amount) reserved: Quantity;
  @Column('numeric', amount) supplied: Quantity;
  @Column('date') knownOn: Day;
}
