import { Person } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { carriedBy, type Carried } from './portfolio.sql';

@Resolver(() => Person)
export class CarriedResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'Projects the person carries as a responsible leader, of those one may see; removed and cancelled ones left out (P7). · 包联项目数' })
  async carries(@Root() person: Person, @Ctx() request: Request): Promise<number> {
    return (await request.batched<Carried>('carried', person.id, (tx, ids) => carriedBy(tx, ids, request.asOf)))?.projects ?? 0;
  }
}
