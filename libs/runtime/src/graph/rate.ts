import { ratioValue, type Ratio } from '@cornerstone/kernel/rate';
import { Directive, FieldResolver, Float, ObjectType, Resolver, Root } from 'type-graphql';
import { DecimalScalar } from './scalars';

@Directive('@shareable')
@ObjectType('Rate', { description: 'A ratio with its working. · 比率' })
export class RateType {}

@Resolver(() => RateType)
export class RateResolver {
  @FieldResolver(() => Float, { nullable: true, description: '1 = 100 %, may be above 1; null where nothing was planned. · 比值，分母为零时为空' })
  value(@Root() rate: Ratio): number | null {
    return ratioValue(rate);
  }
  @FieldResolver(() => DecimalScalar, { description: 'Numerator; money in yuan. · 分子（金额为元）' })
  numerator(@Root() rate: Ratio): string {
    return rate.numerator;
  }
  @FieldResolver(() => DecimalScalar, { description: 'Denominator; money in yuan. · 分母（金额为元）' })
  denominator(@Root() rate: Ratio): string {
    return rate.denominator;
  }
}
