import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { hydrate } from '@cornerstone/runtime/rows';
import { query } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ElementKinds } from '../pools/element-words';
import type { ElementKind } from '../pools/kinds.rules';
import { ElementNeed } from './need.entity';

const ElementNeedConnection = connectionOf(() => ElementNeed, 'ElementNeed', '要素需求');

@Resolver(() => ElementNeed)
export class NeedListResolver {
  @Query(() => ElementNeedConnection, { nullable: true, description: 'Needs of projects, the most pressing first; `lacking`: only those not fully reserved or supplied, which stand out (E1). · 要素需求列表' })
  async elementNeeds(
    @Arg('kind', () => ElementKinds, { nullable: true, description: 'Kind. · 要素类别' }) kind: ElementKind | null,
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null,
    @Arg('lacking', () => Boolean, { nullable: true, description: 'Only those that lack something. · 仅列尚缺指标的' }) lacking: boolean | null,
    @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request,
  ): Promise<Page<ElementNeed>> {
    const tx = await request.read();
    const window = windowOf(page);
    const path = region ? await regionPath(tx, region, 'E1') : null;
    const raws = await query<{ total: number; id: string | null }>(tx, `/* elementNeeds */ with found as (
        select n.* from element_need n join project_copy c on c.id = n.project_id
        where ($1::text is null or n.kind = $1) and ($2::date is null or n.known_on <= $2)
          and ($3::text is null or exists (select 1 from unnest(c.region_paths) place where place = $3 or place like $3 || '.%'))
          and (not $4 or n.amount > (select coalesce(sum(r.amount), 0) from element_reservation r left join element_settlement s on s.reservation_id = r.id and ($2::date is null or s.known_on <= $2)
            where r.need_id = n.id and ($2::date is null or r.known_on <= $2) and s.outcome is distinct from 'RELEASED')))
      select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by needed_by, id offset $5 limit $6) f on true order by needed_by, id`,
    [kind, request.asOf, path, lacking ?? false, window.offset, window.limit]);
    return pageOf(raws.filter((raw) => raw.id !== null).map((raw) => hydrate(tx, ElementNeed, raw)), raws[0]?.total ?? 0, window);
  }
}
