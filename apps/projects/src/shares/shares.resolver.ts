import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { InvestmentShare } from './share.entity';
import { SplitInvestmentInput } from './shares.inputs';
import { splitInvestment } from './shares.rules';
import { sharesKnown } from './shares.sql';

@Resolver(() => Project)
export class SharesResolver {
  @Change(() => Project, () => SplitInvestmentInput, 'Divides the total of a project among its regions by the owner\'s own figures (P3). · 总投资分区划')
  async splitInvestment(tx: Tx, input: SplitInvestmentInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    const shares = input.shares.map(({ region, investment }) => ({ region, investment: fenOf(investment) }));
    const decided = splitInvestment(project, newId('spl'), shares, knownSince(tx, input));
    for (const { region, investment } of shares) {
      await insert(tx, InvestmentShare, { id: newId('shr'), splitId: decided.data.splitId, projectId: project.id, regionCode: region, regionPath: project.regionPaths[project.regionCodes.indexOf(region)] ?? region, investment, recordedBy: tx.actor.id, knownOn: decided.knownOn });
    }
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => [InvestmentShare], { description: 'What of its total falls to each region by the owner\'s own figures (P3); empty where nobody said. · 分区划投资' })
  async investmentShares(@Root() project: Project, @Ctx() request: Request): Promise<InvestmentShare[]> {
    const own = await request.batched<InvestmentShare[]>('investment shares', project.id, async (tx, ids) =>
      allByKey(ids, await select(tx, InvestmentShare, `/* sharesOf */ select * from ${sharesKnown('$2')} known where project_id = any($1) order by region_code`, [ids, request.asOf]), 'projectId'));
    return own ?? [];
  }
}

@Resolver(() => InvestmentShare)
export class SharePartsResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region. · 区划' })
  region(@Root() share: InvestmentShare): Region {
    return { code: share.regionCode };
  }
}
