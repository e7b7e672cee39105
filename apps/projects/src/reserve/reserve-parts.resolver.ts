import type { Day } from '@cornerstone/kernel/day';
import { later } from '@cornerstone/kernel/day';
import { nationalCode } from '@cornerstone/kernel/project-code';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { Person } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { ReserveEntry } from './entry.entity';
import { latestEntries, preworkFacts } from './entries.sql';
import { maturityOf } from './maturity.rules';
import { screened } from './own-entry';
import { AdmissionStandard } from './policy.entity';
import type { PolicyFigures } from './policy.rules';
import { policyOn, standardsKnown } from './policy.sql';
import { preworkOf, standingsOf, type Met, type PreworkFact } from './prework.rules';
import { isStale } from './reserve.rules';
import { PreworkPart, ReserveMaturity, ReserveScreening } from './reserve.type';
import { screen, type Standard } from './standards.rules';

const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2);
const dayAsked = ({ asOf, today }: Request): Day => asOf ?? today;

/** Each once an operation, however many entries are asked about. */
const policyFor = async (request: Request): Promise<PolicyFigures> => {
  const policy = await request.batched<PolicyFigures>('reserve policy', 'all', async (tx) => [await policyOn(tx, dayAsked(request), request.asOf)]);
  if (!policy) throw new Error('no reserve policy');
  return policy;
};
const standardsFor = async (request: Request): Promise<Standard[]> => (await request.batched<Standard[]>('reserve standards', 'all', async (tx) => [await standardsKnown(tx, request.asOf)])) ?? [];
const factsOf = async (request: Request, projectId: string): Promise<(PreworkFact & { knownOn: Day })[]> => (await request.batched<(PreworkFact & { knownOn: Day })[]>('prework', projectId, async (tx, ids) => allByKey(ids, await preworkFacts(tx, ids, request.asOf), 'projectId'))) ?? [];

async function projectOf(entry: ReserveEntry, request: Request): Promise<Project> {
  const project = await request.asKnown(Project, 'id', entry.projectId);
  if (!project) throw new Error(`no project of entry ${entry.id}`);
  return project;
}

async function metOf(entry: ReserveEntry, request: Request): Promise<Met[]> {
  const [{ kind }, { requirements }, facts] = [await projectOf(entry, request), await policyFor(request), await factsOf(request, entry.projectId)];
  return preworkOf(requirements, kind, standingsOf(facts));
}

async function movedOn(entry: ReserveEntry, request: Request): Promise<Day | null> {
  const days = [entry.admittedOn, entry.progressedOn, ...(await factsOf(request, entry.projectId)).map(({ knownOn }) => knownOn)].filter((each) => each !== null);
  return entry.admittedOn === null ? null : days.reduce(later);
}

@Resolver(() => ReserveEntry)
export class ReserveEntryResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<Project | null> {
    return request.asKnown(Project, 'id', entry.projectId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who proposed it. · 申报人' })
  proposedBy(@Root() entry: ReserveEntry): Person {
    return { id: entry.proposedBy };
  }

  @FieldResolver(() => ReserveScreening, { description: 'Measured by the admission standards. · 准入审核' })
  async screening(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<ReserveScreening> {
    const exemption = entry.exemptionAuthority !== null && entry.exemptionDocument !== null ? { authority: entry.exemptionAuthority, document: entry.exemptionDocument } : null;
    const { standard, against } = screen(await standardsFor(request), screened(entry, await projectOf(entry, request), exemption), entry.admittedOn ?? dayAsked(request));
    return { passes: against.length === 0, minimum: standard?.minimum ?? null, standard: standard instanceof AdmissionStandard ? standard : null, against: against.map(({ rule, sentence }) => ({ rule, ...sentence })) };
  }

  @FieldResolver(() => [PreworkPart], { description: 'Mandatory parts of pre-work, as heard from approvals. · 前期手续' })
  async prework(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<PreworkPart[]> {
    return (await metOf(entry, request)).map(({ requirement: { code, en, zh }, standing, open }) => ({ code, en, zh, standing, open }));
  }

  @FieldResolver(() => ReserveMaturity, { description: 'How far it is ready. · 成熟度' })
  async maturity(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<ReserveMaturity> {
    const project = await projectOf(entry, request);
    const { hundredths, lines } = maturityOf(await metOf(entry, request), { ...project, hasNationalCode: nationalCode(project.code) !== null }, await policyFor(request));
    return { score: pointsOf(hundredths), lines: lines.map(({ points, of, ...line }) => ({ ...line, points: pointsOf(points), of: pointsOf(of) })) };
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Last day on which it went forward: admitted, noted, or heard of from approvals; null before it came in. · 最近进展日期' })
  movedOn(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<Day | null> {
    return movedOn(entry, request);
  }

  @FieldResolver(() => Boolean, { description: 'Without progress for longer than the policy says. · 是否长期无进展' })
  async stale(@Root() entry: ReserveEntry, @Ctx() request: Request): Promise<boolean> {
    return isStale({ state: entry.state, movedOn: await movedOn(entry, request) }, (await policyFor(request)).staleAfterDays, dayAsked(request));
  }
}

@Resolver(() => Project)
export class ProjectReserveResolver {
  @FieldResolver(() => ReserveEntry, { nullable: true, description: 'Its latest entry in the reserve library (P1). · 储备库条目' })
  reserveEntry(@Root() project: Project, @Ctx() request: Request): Promise<ReserveEntry | null> {
    return request.batched<ReserveEntry>('reserve entry', project.id, async (tx, ids) => firstByKey(ids, await latestEntries(tx, ids, request.asOf), 'projectId'));
  }
}
