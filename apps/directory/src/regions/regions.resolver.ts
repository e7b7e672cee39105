import { notFound } from '@cornerstone/kernel/rejection';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Region, RegionLevels } from './region.entity';
import type { RegionLevel } from './regions.rules';

const level = ['level', () => RegionLevels, { nullable: true, description: 'Only this level, at any depth below. · 级别' }] as const;
const superseded = ['superseded', () => Boolean, { defaultValue: false, description: 'Abolished codes too. · 是否含已撤销的区划' }] as const;

/** Regions are words, not facts: an old ledger needs their names too, so every `asOf` gets the directory of today. */
@Resolver(() => Region)
export class RegionsResolver {
  @Query(() => Region, { nullable: true, description: 'One region; abolished codes too. · 单个区划' })
  async region(@Arg('code', () => ID, { description: 'Six-digit code. · 区划代码' }) code: string, @Ctx() request: Request): Promise<Region> {
    return this.found(code, request);
  }

  @Query(() => [Region], { nullable: true, description: 'Regions: all, those directly below `parent`, or those of a level anywhere below it. · 区划列表' })
  async regions(
    @Arg('parent', () => ID, { nullable: true, description: 'The region they lie in. · 上级区划代码' }) parent: string | null, @Arg(...level) of: RegionLevel | null, @Arg(...superseded) abolished: boolean, @Ctx() request: Request,
  ): Promise<Region[]> {
    const above = parent ? await this.found(parent, request) : null;
    return select(await request.read(), Region, `/* regions */ select * from region
      where ($1::text is null or path like $1 || '.%') and ($2::text is null or level = $2) and ($1::text is null or $2::text is not null or parent = $3) and (current or $4) order by id`,
    [above?.path ?? null, of, parent, abolished]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region it lies in. · 上级区划' })
  parent(@Root() region: Region, @Ctx() request: Request): Promise<Region | null> | null {
    return region.parentCode === null ? null : request.one(Region, 'id', region.parentCode);
  }

  @FieldResolver(() => [Region], { description: 'Regions directly below, or those of a level anywhere below. · 下级区划' })
  async children(@Root() region: Region, @Arg(...level) of: RegionLevel | null, @Arg(...superseded) abolished: boolean, @Ctx() request: Request): Promise<Region[]> {
    const below = await request.batched<Region[]>(`children ${of} ${abolished}`, region.path, async (tx, paths) => {
      const rows = await select(tx, Region, `/* childrenOf */ select r.* from region r
        where exists (select 1 from unnest($1::text[]) above where r.path like above || '.%') and ($2::text is null or level = $2) and (current or $3) order by id`, [paths, of, abolished]);
      return paths.map((path) => rows.filter((row) => row.path.startsWith(`${path}.`) && (of !== null || row.parentCode === path.split('.').at(-1))));
    });
    return below ?? [];
  }

  @FieldResolver(() => [Region], { nullable: 'items', description: 'What took its place, where it was abolished: a county that became a district. · 承接区划' })
  successors(@Root() region: Region, @Ctx() request: Request): Promise<(Region | null)[]> {
    return Promise.all(region.successorCodes.map((code) => request.one(Region, 'id', code)));
  }

  @FieldResolver(() => [Region], { description: 'Abolished regions whose place it took. · 原区划' })
  async predecessors(@Root() region: Region, @Ctx() request: Request): Promise<Region[]> {
    const before = await request.batched<Region[]>('predecessors', region.id, async (tx, codes) => {
      const rows = await select(tx, Region, '/* predecessorsOf */ select * from region where successors && $1 order by id', [codes]);
      return codes.map((code) => rows.filter((row) => row.successorCodes.includes(code)));
    });
    return before ?? [];
  }

  private async found(code: string, request: Request): Promise<Region> {
    const region = await request.one(Region, 'id', code);
    if (!region) throw notFound({ en: 'The region', zh: '区划' }, code);
    return region;
  }
}
