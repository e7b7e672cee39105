import { fen } from '@cornerstone/kernel/money';
import { notFound } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { findProject } from '../ledger/ledger.sql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { PartLink, PartTotals, ProjectPart } from './part.entity';
import { addPart, removePart } from './part.rules';
import { AddPartInput, RemovePartInput } from './parts.inputs';
import { nesting } from './parts.settings';
import { membershipsOf, nationalCodesOf, partsOf, surroundings, totalsOf, wholesOf, type KindTotal, type NationalCode, type PartsPage } from './parts.sql';

export const PartConnection = connectionOf(() => PartLink, 'Part', '组成项目');

/** One at a time: of four that join in a ring each sees only its neighbours. */
async function ownPart(tx: Tx, input: { partId: string; expectedVersion?: number | null }): Promise<Project> {
  await query(tx, "/* one joins at a time */ select pg_advisory_xact_lock(hashtext('project-parts'))");
  const part = await load(tx, Project, input.partId, input);
  requireWithin(tx.actor, part.regionPaths);
  return part;
}

@Resolver(() => Project)
export class PartsResolver {
  @Change(() => Project, () => AddPartInput, 'Makes a project part of another: a sub-project of a package, a section, a phase (P8). · 纳入组成项目')
  async addPart(tx: Tx, input: AddPartInput): Promise<Project> {
    const part = await ownPart(tx, input);
    const whole = await findProject(tx, { id: input.wholeId }, null);
    if (!whole) throw notFound({ en: 'The project', zh: '项目' }, input.wholeId);
    requireWithin(tx.actor, whole.regionPaths);
    const knownOn = knownSince(tx, input);
    const since = input.since ?? knownOn;
    const around = { ...await surroundings(tx, part.id, whole.id, knownOn), ...nesting };
    const decided = addPart(part, whole, await membershipsOf(tx, part.id), around, { membershipId: newId('prt'), kind: input.kind, since, reason: input.reason }, knownOn);
    const { membershipId: id, ...told } = decided.data;
    await insert(tx, ProjectPart, { ...told, id, since, projectId: part.id, addedBy: tx.actor.id, knownOn });
    return record(tx, part, [decided]);
  }

  @Change(() => Project, () => RemovePartInput, 'Makes a project one of its own again, with a reason; it stays in the history (P8). · 移出组成项目')
  async removePart(tx: Tx, input: RemovePartInput): Promise<Project> {
    const part = await ownPart(tx, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const decided = removePart(await membershipsOf(tx, part.id), { on, reason: input.reason }, knownOn);
    await query(tx, '/* remove part */ update project_part set ended_on = $2, end_reason = $3, ended_by = $4, ended_known_on = $5 where id = $1 and ended_on is null', [decided.data.membershipId, on, decided.data.reason, tx.actor.id, knownOn]);
    return record(tx, part, [decided]);
  }

  @FieldResolver(() => PartLink, { nullable: true, description: 'What it is part of: one whole at a time (P8). · 所属整体' })
  async partOf(@Root() { id }: Project, @Ctx() request: Request): Promise<PartLink | null> {
    const part = await request.batched<ProjectPart>('wholes', id, (tx, ids) => wholesOf(tx, ids, request.asOf));
    return part && { kind: part.kind, since: part.since, reason: part.reason, projectId: part.wholeId };
  }

  @FieldResolver(() => PartConnection, { nullable: true, description: 'Its parts, those that joined first (P8). · 组成项目' })
  async parts(@Root() { id }: Project, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<PartLink>> {
    const window = windowOf(page);
    const own = await request.batched<PartsPage>(`parts ${window.offset} ${window.limit}`, id, (tx, ids) => partsOf(tx, ids, window, request.asOf));
    return pageOf((own?.parts ?? []).map(({ kind, since, reason, projectId }) => ({ kind, since, reason, projectId })), own?.total ?? 0, window);
  }

  @FieldResolver(() => [PartTotals], { description: 'Its parts that one may see, their money beside its own, by kind (P8). · 组成项目合计' })
  async partTotals(@Root() { id, totalInvestment }: Project, @Ctx() request: Request): Promise<PartTotals[]> {
    const kinds = await request.batched<KindTotal[]>('part totals', id, (tx, ids) => totalsOf(tx, ids, request.asOf));
    return (kinds ?? []).map(({ total, ...of }) => ({ ...of, totalInvestment: total, difference: totalInvestment === null ? null : fen(totalInvestment - total) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'National code: its own, else that of the package whose sub-project it is; null where neither has one. · 投资项目统一代码（含打捆项目代码）' })
  async nationalCode(@Root() { id }: Project, @Ctx() request: Request): Promise<string | null> {
    return (await request.batched<NationalCode>('national codes', id, (tx, ids) => nationalCodesOf(tx, ids, request.asOf)))?.code ?? null;
  }
}

@Resolver(() => PartLink)
export class PartLinkResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'The whole, or the part: the one at the other end. · 对应项目' })
  project(@Root() { projectId }: PartLink, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', projectId);
  }
}
