import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { hydrate } from '@cornerstone/runtime/rows';
import { query } from '@cornerstone/runtime/transaction';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TimelineEntry } from './timeline.entity';

export const TimelineConnection = connectionOf(() => TimelineEntry, 'Timeline', '大事记');

@Resolver(() => Project)
export class TimelineResolver {
  @FieldResolver(() => TimelineConnection, { nullable: true, description: 'What happened to it in every service, oldest first. · 大事记' })
  async timeline(@Root() project: Project, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<TimelineEntry>> {
    const window = windowOf(page);
    const lines = await request.batched<{ entries: TimelineEntry[]; total: number }>(`timeline ${window.offset} ${window.limit}`, project.id, async (tx, ids) => {
      const rows = await query<{ project_id: string; total: number; place: number }>(tx, `/* timelineOf */ select * from (
          select *, count(*) over (partition by project_id)::int as total, row_number() over (partition by project_id order by known_on, at, version, event_id)::int as place
          from timeline_entry where project_id = any($1) and ($2::date is null or known_on <= $2)) line
        where place = 1 or place > $3 and place <= $3 + $4 order by project_id, place`, [ids, request.asOf, window.offset, window.limit]);
      return ids.map((id) => {
        const own = rows.filter((row) => row.project_id === id);
        return { total: own[0]?.total ?? 0, entries: own.filter(({ place }) => place > window.offset && place <= window.offset + window.limit).map((row) => hydrate(tx, TimelineEntry, row)) };
      });
    });
    return pageOf(lines?.entries ?? [], lines?.total ?? 0, window);
  }
}
