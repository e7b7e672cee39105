import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Region } from '../regions/region.entity';
import { Department } from './department.entity';

@Resolver(() => Department)
export class DepartmentsResolver {
  @Query(() => [Department], { nullable: true, description: 'Departments of a region itself (not below it), of a kind, or both. · 部门列表' })
  async departments(
    @Arg('region', () => ID, { nullable: true, description: 'Region. · 区划代码' }) region: string | null,
    @Arg('kind', () => String, { nullable: true, description: 'Kind, such as finance. · 部门类别' }) kind: string | null, @Ctx() request: Request,
  ): Promise<Department[]> {
    return select(await request.read(), Department,
      '/* departments */ select * from department where ($1::text is null or region_code = $1) and ($2::text is null or kind = $2) order by region_code, id', [region, kind]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region. · 所属区划' })
  region(@Root() department: Department, @Ctx() request: Request): Promise<Region | null> {
    return request.one(Region, 'id', department.regionCode);
  }
}
