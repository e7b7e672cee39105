import { fenFrom, inUnit, type Fen, type MoneyUnit } from '@cornerstone/kernel/money';
import { Arg, Directive, Field, FieldResolver, InputType, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { ValueTransformer } from 'typeorm';
import { DecimalScalar } from './scalars';

export const MoneyUnits = { YUAN: 'YUAN', WAN: 'WAN', YI: 'YI' } as const;
registerEnumType(MoneyUnits, {
  name: 'MoneyUnit', description: 'Unit of an amount of money. · 金额单位',
  valuesConfig: { YUAN: { description: 'yuan · 元' }, WAN: { description: '10,000 yuan · 万元' }, YI: { description: '100 million yuan · 亿元' } },
});

/** In code an amount is a bigint of fen; in the graph an object that answers in the unit asked for. */
@Directive('@shareable')
@ObjectType('Money', { description: 'An exact amount of money. · 金额' })
export class MoneyType {}

@Resolver(() => MoneyType)
export class MoneyResolver {
  @FieldResolver(() => DecimalScalar, { description: 'The exact amount in the unit asked for, never rounded. · 按所选单位的精确金额' })
  amount(@Root() amount: bigint, @Arg('unit', () => MoneyUnits, { defaultValue: MoneyUnits.YUAN, description: 'Unit, yuan by default. · 单位' }) unit: MoneyUnit): string {
    return inUnit(amount as Fen, unit);
  }
}

@InputType('MoneyInput', { description: 'An amount of money in a unit. · 金额输入' })
export class MoneyInput {
  @Field(() => DecimalScalar, { description: 'Exact amount. · 金额' }) amount: string;
  @Field(() => MoneyUnits, { description: 'Unit. · 单位' }) unit: MoneyUnit;
}

export const fenOf = (input: MoneyInput): Fen => fenFrom(input.amount, input.unit);

/** numeric(20,2) of yuan in the database ↔ fen in code. */
export const fenColumn: ValueTransformer = {
  to: (amount: bigint | null | undefined) => (amount === null || amount === undefined ? amount : inUnit(amount as Fen, 'YUAN')),
  from: (yuan: string | null) => (yuan === null ? null : fenFrom(String(yuan), 'YUAN')),
};
