import { fen, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { firstByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf, MoneyType } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { RegionShare, RegionShares } from './shares.entity';
import { SetRegionSharesInput } from './shares.inputs';
import { setRegionShares, splitBy, weightsOf } from './shares.rules';
import { lastShares } from './shares.sql';

/** The shares that hold on the operation's day, withdrawn ones too. */
const heldBy = async (request: Request, projectId: string): Promise<RegionShares | null> => request.batched<RegionShares>('region shares', projectId, async (tx, ids) =>
  firstByKey(ids, await select(tx, RegionShares, '/* regionShares */ select distinct on (project_id) * from region_shares where project_id = any($1) and ($2::date is null or known_on <= $2) order by project_id, share_version desc', [ids, request.asOf]), 'projectId'));

const totalOf = async (request: Request, projectId: string): Promise<Fen | null> => (await request.asKnown(Project, 'id', projectId))?.totalInvestment ?? null;

@Resolver(() => Project)
export class SharesResolver {
  @Change(() => Project, () => SetRegionSharesInput, 'Splits a project\'s investment by region, as its owner says; without shares nothing is split (P8). · 设置跨区域投资分摊')
  async setRegionShares(tx: Tx, input: SetRegionSharesInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    const last = await lastShares(tx, project.id);
    const knownOn = knownSince(tx, input);
    const shares = input.shares.map(({ region, amount, share }) => ({ region: region ?? null, amount: amount ? fenOf(amount) : null, share: share ?? null }));
    const decided = setRegionShares(project, last, { shares, source: input.source, reason: input.reason ?? null }, knownOn);
    await insert(tx, RegionShares, { ...decided.data, id: newId('rsh'), projectId: project.id, setBy: tx.actor.id, knownOn });
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => RegionShares, { nullable: true, description: 'The split of its investment by region, where its owner has given one (P8). · 跨区域投资分摊' })
  async regionShares(@Root() { id }: Project, @Ctx() request: Request): Promise<RegionShares | null> {
    const held = await heldBy(request, id);
    return held && held.shares.length > 0 ? held : null;
  }
}

@Resolver(() => RegionShares)
export class SharePartsResolver {
  @FieldResolver(() => [RegionShare], { description: 'What each region has. · 各区划分摊' })
  async shares(@Root() { projectId, basis, shares }: RegionShares, @Ctx() request: Request): Promise<RegionShare[]> {
    const total = await totalOf(request, projectId);
    const weights = weightsOf(basis, shares);
    const amounts = total === null ? null : splitBy(total, weights);
    const all = basis === 'AMOUNT' ? toYuan(sumFen(weights as Fen[])) : '1';
    return shares.map(({ region, weight }, at) => ({ region: region === null ? null : { code: region }, share: { numerator: weight, denominator: all }, amount: amounts?.[at] ?? null }));
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The total stated now less the amounts that were given: shown, never repaired. Null for parts of one, or where no total is stated. · 与现总投资之差' })
  async difference(@Root() { projectId, basis, shares }: RegionShares, @Ctx() request: Request): Promise<Fen | null> {
    const total = await totalOf(request, projectId);
    return basis === 'SHARE' || total === null ? null : fen(total - sumFen(weightsOf(basis, shares) as Fen[]));
  }
}
