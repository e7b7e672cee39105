import type { Day } from '@cornerstone/kernel/day';
import { plainText } from '@cornerstone/kernel/text';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { personHeardOf } from '@cornerstone/runtime/people-copy';
import { enter, record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { DeclareConflictInput, RegisterExpertInput, RetireExpertInput } from './appraisal.inputs';
import { findExperts } from './appraisal.sql';
import { Expert, ExpertConflict } from './expert.entity';
import { declareConflict, registerExpert, retireExpert } from './experts.rules';

export const ExpertConnection = connectionOf(() => Expert, 'Expert', '评审专家');

async function ownExpert(tx: Tx, input: { expertId: string; expectedVersion?: number | null }): Promise<Expert> {
  const expert = await load(tx, Expert, input.expertId, input);
  requireWithin(tx.actor, [expert.regionPath]);
  return expert;
}

@Resolver(() => Expert)
export class ExpertsResolver {
  @Query(() => ExpertConnection, { nullable: true, description: 'The expert pool by region and specialty (P11). · 评审专家库' })
  async experts(
    @Arg('region', () => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region: string | null, @Arg('specialty', () => String, { nullable: true, description: 'Specialty. · 专业' }) specialty: string | null,
    @Arg('retired', () => Boolean, { defaultValue: false, description: 'Also those who left. · 含已退库' }) retired: boolean, @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<Expert>> {
    const window = windowOf(page);
    const tx = await request.read();
    const { rows, total } = await findExperts(tx, { path: region ? await regionPath(tx, region, 'P11') : null, specialty, retired }, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @Change(() => Expert, () => RegisterExpertInput, 'Takes an expert into the pool (P11). · 专家入库')
  async registerExpert(tx: Tx, input: RegisterExpertInput): Promise<Expert> {
    const path = await regionPath(tx, input.region, 'P11');
    requireWithin(tx.actor, [path]);
    const knownOn = knownSince(tx, input);
    const person = input.personId ? await personHeardOf(tx, input.personId, 'P11') : null;
    const fact = registerExpert(newId('exp'), input.specialties, input.region, knownOn);
    return enter(tx, Expert, {
      id: fact.data.expertId, name: plainText(input.name, 'name', 50), unit: plainText(input.unit, 'unit', 200), specialties: fact.data.specialties, regionCode: input.region, regionPath: path,
      personId: person?.id ?? null, registeredOn: knownOn, retiredOn: null, retireReason: null,
    }, [fact]);
  }

  @Change(() => Expert, () => RetireExpertInput, 'An expert leaves the pool, with a reason (P11). · 专家退库')
  async retireExpert(tx: Tx, input: RetireExpertInput): Promise<Expert> {
    const expert = await ownExpert(tx, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    return record(tx, expert, [retireExpert(expert, on, input.reason, knownOn)], (_, { data }) => ({ retiredOn: on, retireReason: data.reason }));
  }

  @Change(() => Expert, () => DeclareConflictInput, 'Declares a conflict of interest of an expert with a project: never drawn for it (P11). · 专家回避声明')
  async declareConflict(tx: Tx, input: DeclareConflictInput): Promise<Expert> {
    const expert = await ownExpert(tx, input);
    const project = await load(tx, Project, input.projectId);
    const knownOn = knownSince(tx, input);
    const before = await query(tx, '/* conflictDeclared */ select 1 from expert_conflict where expert_id = $1 and project_id = $2', [expert.id, project.id]);
    const { fact, reason } = declareConflict(expert, project.id, before.length > 0, input.reason, knownOn);
    await insert(tx, ExpertConflict, { id: newId('exc'), expertId: expert.id, projectId: project.id, reason, declaredBy: tx.actor.id, knownOn });
    return record(tx, expert, [fact]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region whose pool it is. · 所属区划' })
  region(@Root() expert: Expert): Region {
    return { code: expert.regionCode };
  }
}
