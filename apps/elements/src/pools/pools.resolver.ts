import { poolSources } from '@cornerstone/events/elements';
import { NOTHING } from '@cornerstone/kernel/quantity';
import { badInput } from '@cornerstone/kernel/rejection';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ElementKinds } from './element-words';
import { countedOf, requireKind, type ElementKind } from './kinds.rules';
import { ElementPool } from './pool.entity';
import { poolsAsOf } from './pool.sql';
import { OpenPoolInput } from './pools.inputs';
import { openPool } from './pools.rules';

@Resolver(() => ElementPool)
export class PoolsResolver {
  @Query(() => [ElementPool], { nullable: true, description: 'Pools of a kind: of a region and everything below it, of a year; those above one\'s own region too. In the order drawn on. · 要素指标池' })
  async pools(
    @Arg('kind', () => ElementKinds, { description: 'Kind. · 要素类别' }) kind: ElementKind, @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null,
    @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @Ctx() request: Request,
  ): Promise<ElementPool[]> {
    const tx = await request.read();
    const path = region ? await regionPath(tx, region, 'E1') : null;
    return select(tx, ElementPool, `/* pools */ select * from ${poolsAsOf(request.asOf, '$4::date')} p
      where kind = $1 and ($2::text is null or region_path = $2 or region_path like $2 || '.%') and ($3::int is null or year = $3) and ($4::date is null or known_on <= $4)
      order by year, array_position($5::text[], source), region_path, item, id`, [kind, path, year, request.asOf, poolSources]);
  }

  @Change(() => ElementPool, () => OpenPoolInput, 'Opens a pool (E1). · 设立要素指标池')
  async openPool(tx: Tx, input: OpenPoolInput): Promise<ElementPool> {
    requireKind(tx.actor.roles, input.kind);
    const { kind, item, unit, amount } = countedOf(input);
    const { region, year, source } = input;
    await query(tx, '/* one opening of a pool at a time */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [`pool/${[kind, item, region, year, source, unit].join('/')}`]);
    const [place] = await query<{ path: string; mine: boolean; taken: boolean }>(tx, `/* placeOfPool */ select path, may_see(array[path]) as mine,
        exists (select 1 from element_pool where kind = $2 and item = $3 and region_code = $1 and year = $4 and source = $5 and unit = $6) as taken
      from region_copy where code = $1`, [region, kind, item, year, source, unit]);
    if (!place) throw badInput('E1.region-unknown', { en: `Region ${region} is not in the directory.`, zh: `区划代码 ${region} 不存在。` }, { region });
    const knownOn = knownSince(tx, input);
    const id = newId('elp');
    const opened = openPool({ poolId: id, kind, item, unit, amount, region, year, source }, place, knownOn);
    const pool = { id, kind, item, unit, regionCode: region, regionPath: place.path, year, source, total: amount, reserved: NOTHING, supplied: NOTHING, knownOn };
    return enter(tx, ElementPool, pool, [opened]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region it is for, with all below. · 区划' })
  region(@Root() pool: ElementPool): Region {
    return { code: pool.regionCode };
  }
}
