import { badInput } from '@cornerstone/kernel/rejection';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { pageSize } from './page-size';

@Directive('@shareable')
@ObjectType({ description: 'Where a page lies in its list. · 分页信息' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More follow. · 是否有下一页' }) hasNextPage: boolean;
  @Field(() => Boolean, { description: 'There are some before. · 是否有上一页' }) hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first. · 首条游标' }) startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last. · 末条游标' }) endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 20 by default, at most 100. · 条数' }) first?: number | null;
  @Field(() => String, { nullable: true, description: 'After this cursor. · 游标' }) after?: string | null;
}

/** Connection and edge classes of a node type; the items are nullable, so one that cannot be had empties only itself. */
export function connectionOf<N extends object>(node: () => new () => N, name: string, zh: string) {
  @Directive('@shareable')
  @ObjectType(`${name}Edge`, { description: `An item of a ${name} list and its cursor. · ${zh}条目` })
  class Edge {
    @Field(() => String, { description: 'Cursor. · 游标' }) cursor: string;
    @Field(node, { nullable: true, description: 'The item. · 条目' }) node: N | null;
  }
  @Directive('@shareable')
  @ObjectType(`${name}Connection`, { description: `A page of a ${name} list. · ${zh}列表` })
  class Connection {
    @Field(() => [Edge], { description: 'Items with cursors. · 带游标的条目' }) edges: Edge[];
    @Field(() => [node()], { nullable: 'items', description: 'The items. · 条目' }) nodes: (N | null)[];
    @Field(() => PageInfo, { description: 'The page. · 分页' }) pageInfo: PageInfo;
    @Field(() => Int, { description: 'How many there are in all. · 总数' }) totalCount: number;
  }
  return Connection;
}

export interface Page<N> { edges: { cursor: string; node: N }[]; nodes: N[]; pageInfo: PageInfo; totalCount: number }

/** What a listing statement needs: how many rows to skip and to take. */
export interface Window { offset: number; limit: number }

const cursorOf = (at: number): string => Buffer.from(`row:${at}`).toString('base64url');

export function windowOf({ first, after }: PageArgs): Window {
  const limit = pageSize(first);
  if (after === null || after === undefined) return { offset: 0, limit };
  const match = /^row:(\d{1,9})$/.exec(Buffer.from(after, 'base64url').toString());
  if (!match) throw badInput('page.cursor-unknown', { en: 'after is no cursor of ours.', zh: 'after 不是有效游标。' });
  return { offset: Number(match[1]) + 1, limit };
}

export function pageOf<N>(nodes: N[], totalCount: number, { offset }: Window): Page<N> {
  const edges = nodes.map((node, at) => ({ cursor: cursorOf(offset + at), node }));
  return {
    edges, nodes, totalCount,
    pageInfo: { hasNextPage: offset + nodes.length < totalCount, hasPreviousPage: offset > 0, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
