import { elementKinds } from '@cornerstone/events/elements';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ElementNeed } from '../needs/need.entity';
import { heldKnown, leftFor } from '../needs/needs.sql';
import { Guarantee, shown } from './guarantee.entity';
import { guaranteeOf } from './guarantee.rules';

@Resolver(() => Project)
export class GuaranteeResolver {
  @FieldResolver(() => [Guarantee], { nullable: true, description: 'How the project stands with each element it needs (E1). · 要素保障' })
  async guarantees(@Root() project: Project, @Ctx() request: Request): Promise<Guarantee[]> {
    const needs = await request.batched<ElementNeed[]>('needs', project.id, async (tx, ids) => {
      const rows = await select(tx, ElementNeed, `/* needsOfProjects */ select * from element_need where project_id = any($1) and ($2::date is null or known_on <= $2)
        order by array_position($3::text[], kind), item, unit, needed_by, id`, [ids, request.asOf, elementKinds]);
      return allByKey(ids, rows, 'projectId');
    });
    const full = await Promise.all((needs ?? []).map(async (need) => {
      const [held, left] = await Promise.all([heldKnown(request, need.id), leftFor(request, need.id)]);
      return { row: need, kind: need.kind, item: need.item, unit: need.unit, amount: need.amount, neededBy: need.neededBy, held, left };
    }));
    const groups = Map.groupBy(full, (need) => `${need.kind}/${need.item}/${need.unit}`);
    return [...groups.values()].flatMap((group) => (group[0] ? [shown(group[0], guaranteeOf(group, group[0]), group.map((need) => need.row))] : []));
  }
}
