import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Ratio } from '@cornerstone/kernel/rate';
import { StoredFile } from '../files/file.entity';
import { Project } from '../ledger/project.entity';
import { ProjectUnit } from '../units/unit.entity';
import { PresenceStages, SitePresence } from './presence.entity';
import { RecordPresenceInput, WithdrawPresenceInput } from './presence.inputs';
import { recordPresence, withdrawPresence, type PresenceStage } from './presence.rules';
import { daysAround, missingOf, presenceGapsOf, presenceShares, type PresenceGap } from './presence.sql';

@ObjectType({ description: 'A project without presence at a stage that it has come to (F2). · 到现场缺项' })
export class SitePresenceGap implements PresenceGap {
  projectId: string;
  @Field(() => [PresenceStages], { description: 'Stages without presence. · 缺项环节' }) missing: PresenceStage[];
}
export const SitePresenceGapConnection = connectionOf(() => SitePresenceGap, 'SitePresenceGap', '到现场缺项');

@ObjectType({ description: 'How many projects have presence at a stage (F2). · 到现场率' })
export class PresenceCoverage {
  @Field(() => PresenceStages, { description: 'Stage. · 环节' }) stage: PresenceStage;
  @Field(() => RateType, { description: 'Projects with presence ÷ those that have come to the stage, of whom it is asked. · 到现场率' }) rate: Ratio;
}

const ofProject = (tx: Tx, id: string): Promise<SitePresence[]> => select(tx, SitePresence, '/* presenceBefore */ select * from site_presence where project_id = $1', [id]);

async function fileOf(tx: Tx, id: string): Promise<StoredFile> {
  const [file] = await select(tx, StoredFile, '/* presenceEvidence */ select * from stored_file where id = $1', [id]);
  if (!file) throw notFound({ en: 'The file', zh: '文件' }, id.slice(0, 100));
  return file;
}

@Resolver(() => Project)
export class PresenceResolver {
  @Change(() => Project, () => RecordPresenceInput, 'The responsible unit and person were on site at the start, during works or at completion (F2). · 登记到现场')
  async recordPresence(tx: Tx, input: RecordPresenceInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const [unit] = await select(tx, ProjectUnit, '/* unitThen */ select * from project_unit where project_id = $1 and since <= $2 and known_on <= $3 order by unit_version desc limit 1', [project.id, on, knownOn]);
    const evidence = input.evidenceFileId ? await fileOf(tx, input.evidenceFileId) : null;
    const fact = recordPresence(project, unit ?? null, await ofProject(tx, project.id), { daysAround: await daysAround(tx, knownOn) }, { projectId: project.id, presenceId: newId('prs'), stage: input.stage, on, creditCode: input.creditCode, person: input.person, evidence }, knownOn);
    await insert(tx, SitePresence, { id: fact.data.presenceId, projectId: project.id, stage: input.stage, unitId: unit?.id ?? '', on, evidenceFileId: evidence?.id ?? null, recordedBy: tx.actor.id, knownOn });
    return record(tx, project, [fact]);
  }

  @Change(() => Project, () => WithdrawPresenceInput, 'A record of presence is taken back, with a reason (F2). · 撤回到现场记录')
  async withdrawPresence(tx: Tx, input: WithdrawPresenceInput): Promise<Project> {
    const [told] = await select(tx, SitePresence, '/* presenceById */ select * from site_presence where id = $1', [input.presenceId]);
    if (!told) throw notFound({ en: 'The record', zh: '到现场记录' }, input.presenceId.slice(0, 100));
    const project = await load(tx, Project, told.projectId, input);
    const fact = withdrawPresence(await load(tx, SitePresence, told.id), input.reason, knownSince(tx, input));
    await query(tx, '/* withdraw presence */ update site_presence set withdrawn_known_on = $2, withdraw_reason = $3, withdrawn_by = $4 where id = $1 and withdrawn_known_on is null', [told.id, fact.knownOn, fact.data.reason, tx.actor.id]);
    return record(tx, project, [fact]);
  }

  @FieldResolver(() => [SitePresence], { description: 'When the responsible unit and person were on site, the latest first (F2). · 到现场记录' })
  async sitePresence(@Root() project: Project, @Ctx() request: Request): Promise<SitePresence[]> {
    return (await request.batched<SitePresence[]>('site presence', project.id, async (tx, ids) => allByKey(ids, await select(tx, SitePresence, `/* presenceOf */ select * from site_presence
      where project_id = any($1) and ($2::date is null or known_on <= $2) and (withdrawn_known_on is null or coalesce(withdrawn_known_on > $2::date, false)) order by "on" desc, id desc`, [ids, request.asOf]), 'projectId'))) ?? [];
  }

  @FieldResolver(() => [PresenceStages], { description: 'Stages it has come to without presence of the responsible unit and person; none where it is not asked (F2). · 到现场缺项' })
  async presenceMissing(@Root() project: Project, @Ctx() request: Request): Promise<PresenceStage[]> {
    return (await request.batched<PresenceGap>('presence missing', project.id, async (tx, ids) => firstByKey(ids, await missingOf(tx, ids, request.asOf), 'projectId')))?.missing ?? [];
  }
}

@Resolver(() => SitePresenceGap)
export class PresenceGapResolver {
  @Query(() => SitePresenceGapConnection, { nullable: true, description: 'Projects without presence of the responsible unit and person at a stage they have come to, as known on a day (F2 三到现场). · 到现场缺项清单' })
  async presenceGaps(
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @Arg('stage', () => [PresenceStages], { nullable: true, description: 'Any of these stages. · 环节' }) stage: PresenceStage[] | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<SitePresenceGap>> {
    const tx = await request.read();
    const window = windowOf(page);
    const { rows, total } = await presenceGapsOf(tx, { path: region ? await regionPath(tx, region, 'F2') : null, stage, asOf: asOf ?? request.asOf }, window);
    return pageOf(rows.map((row) => Object.assign(new SitePresenceGap(), row)), total, window);
  }

  @Query(() => [PresenceCoverage], { nullable: true, description: 'Of each stage how many projects have presence, as known on a day (F2 三到现场). · 三到现场率' })
  async presenceCoverage(@Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<PresenceCoverage[]> {
    const tx = await request.read();
    const shares = await presenceShares(tx, region ? await regionPath(tx, region, 'F2') : null, asOf ?? request.asOf);
    return shares.map(({ stage, numerator, denominator }) => Object.assign(new PresenceCoverage(), { stage, rate: { numerator, denominator } }));
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() gap: SitePresenceGap, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', gap.projectId);
  }
}

@Resolver(() => SitePresence)
export class PresencePartsResolver {
  @FieldResolver(() => ProjectUnit, { nullable: true, description: 'The unit that carried the project then, with who answers there. · 项目单位与责任人' })
  unit(@Root() { unitId }: SitePresence, @Ctx() request: Request): Promise<ProjectUnit | null> {
    return request.one(ProjectUnit, 'id', unitId);
  }

  @FieldResolver(() => StoredFile, { nullable: true, description: 'Stored file that shows it; null where none was given. · 佐证文件' })
  async evidence(@Root() { evidenceFileId }: SitePresence, @Ctx() request: Request): Promise<StoredFile | null> {
    return evidenceFileId === null ? null : request.one(StoredFile, 'id', evidenceFileId);
  }
}
