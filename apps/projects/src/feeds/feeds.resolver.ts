import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { isKnown, knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { FeedKinds, ProjectFeed } from './feed.entity';
import { feedAddress, registerFeed, retireFeed, type FeedKind } from './feeds.rules';

@InputType({ description: 'A live feed of a site. · 接入实时监测' })
export class RegisterFeedInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => FeedKinds, { description: 'Kind. · 类型' }) kind: FeedKind;
  @Field(() => String, { description: 'URL (http, rtsp, rtmp) or identifier of the device, without credentials. · 地址或编码' }) address: string;
  @Field(() => DateScalar, { nullable: true, description: 'Live since, the day it is known by default. · 接入日期' }) since?: Day | null;
}

@InputType({ description: 'A live feed ends. · 停用实时监测' })
export class RetireFeedInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Feed. · 监测源' }) feedId: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
  @Field(() => DateScalar, { nullable: true, description: 'Last day, the day it is known by default. · 停用日期' }) on?: Day | null;
}

@Resolver(() => Project)
export class FeedsResolver {
  @Change(() => Project, () => RegisterFeedInput, 'Registers a live video or dust feed of a site (P9). · 接入实时监测')
  async registerFeed(tx: Tx, input: RegisterFeedInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const knownOn = knownSince(tx, input);
    const [id, address, since] = [newId('fee'), feedAddress(input.address), input.since ?? knownOn];
    const before = await select(tx, ProjectFeed, '/* liveFeeds */ select * from project_feed where project_id = $1 and retired_on is null', [project.id]);
    const fact = registerFeed(project, before, { feedId: id, kind: input.kind, address, since }, knownOn);
    await insert(tx, ProjectFeed, { id, projectId: project.id, kind: input.kind, address, since, registeredBy: tx.actor.id, knownOn });
    return record(tx, project, [fact]);
  }

  @Change(() => Project, () => RetireFeedInput, 'A live feed ends, with a reason (P9). · 停用实时监测')
  async retireFeed(tx: Tx, input: RetireFeedInput): Promise<Project> {
    const [told] = await select(tx, ProjectFeed, '/* feedById */ select * from project_feed where id = $1', [input.feedId]);
    if (!told) throw notFound({ en: 'The feed', zh: '监测源' }, input.feedId.slice(0, 100));
    const project = await load(tx, Project, told.projectId, input);
    const feed = await load(tx, ProjectFeed, told.id);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const fact = retireFeed(feed, { on, reason: input.reason }, knownOn);
    await query(tx, '/* retire feed */ update project_feed set retired_on = $2, retire_reason = $3, retired_by = $4, retired_known_on = $5 where id = $1 and retired_on is null', [feed.id, on, fact.data.reason, tx.actor.id, knownOn]);
    return record(tx, project, [fact]);
  }

  @FieldResolver(() => [ProjectFeed], { description: 'Live video and dust feeds (P9, 002). · 实时监测' })
  async feeds(@Root() project: Project, @Arg('retired', () => Boolean, { defaultValue: false, description: 'Also those that have ended. · 含已停用' }) retired: boolean, @Ctx() request: Request): Promise<ProjectFeed[]> {
    const own = await request.batched<ProjectFeed[]>(`feeds ${retired}`, project.id, async (tx, ids) => allByKey(ids, await select(tx, ProjectFeed, `/* feedsOf */ select * from project_feed
      where project_id = any($1) and ($2::date is null or known_on <= $2) and ($3 or retired_known_on is null or ($2::date is not null and retired_known_on > $2)) order by kind, since, id`, [ids, request.asOf, retired]), 'projectId'));
    return own ?? [];
  }
}

@Resolver(() => ProjectFeed)
export class FeedPartsResolver {
  @FieldResolver(() => DateScalar, { nullable: true, description: 'Last day; null while it is live. · 停用日期' })
  retiredOn(@Root() { retiredOn, retiredKnownOn }: ProjectFeed, @Ctx() request: Request): Day | null {
    return retiredKnownOn !== null && isKnown(request.asOf, { knownOn: retiredKnownOn }) ? retiredOn : null;
  }
}
