import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../departments/department.entity';
import { Region } from '../regions/region.entity';
import { Person } from './person.entity';

const PersonConnection = connectionOf(() => Person, 'Person', '人员');

@Resolver(() => Person)
export class PeopleResolver {
  @Query(() => Person, { nullable: true, description: 'Who asks; null for someone the directory does not list. · 当前用户' })
  me(@Ctx() request: Request): Promise<Person | null> {
    return request.one(Person, 'id', request.actor.id);
  }

  @Query(() => PersonConnection, { nullable: true, description: 'People who may act, of a department or with a role: whom a task can go to. · 人员列表' })
  async people(
    @Arg('department', () => ID, { nullable: true, description: 'Department. · 部门' }) department: string | null,
    @Arg('role', () => String, { nullable: true, description: 'Role, such as clerk. · 角色' }) role: string | null,
    @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request,
  ): Promise<Page<Person>> {
    const window = windowOf(page);
    const all = await select(await request.read(), Person,
      '/* people */ select * from person where not disabled and ($1::text is null or $1 = any(departments)) and ($2::text is null or $2 = any(roles)) order by id', [department, role]);
    return pageOf(all.slice(window.offset, window.offset + window.limit), all.length, window);
  }
}

@Resolver(() => Person)
export class PersonPartsResolver {
  @FieldResolver(() => [Department], { nullable: 'items', description: 'Departments the person acts for. · 所属部门' })
  departments(@Root() person: Person, @Ctx() request: Request): Promise<(Department | null)[]> {
    return Promise.all(person.departmentIds.map((id) => request.one(Department, 'id', id)));
  }

  @FieldResolver(() => [Region], { nullable: 'itemsAndList', description: 'Regions the person acts in; null is the whole country. · 管辖区划（空为全国）' })
  regions(@Root() person: Person, @Ctx() request: Request): Promise<(Region | null)[]> | null {
    if (person.regionPaths.includes('*')) return null;
    return Promise.all(person.regionPaths.map((path) => request.one(Region, 'id', path.split('.').at(-1) ?? '')));
  }
}
