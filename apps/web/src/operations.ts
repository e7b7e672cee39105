import { graphql, type ResultOf } from './graphql';

/*
 * The pages' two operations. Their types are written by hand until the supergraph exists. Then: generate with apps/web/codegen.ts, import `graphql`
 * from './gql' and `ProjectFilter` from './gql/graphql', drop the two `<…>` and all of "typed by hand". Pages know only the names at the end.
 */
export const OverviewQuery = graphql<OverviewResult, OverviewVariables>(/* GraphQL */ `
  query Overview($filter: ProjectFilter!, $year: Int!, $asOf: Date, $unit: MoneyUnit!, $first: Int!, $after: String) {
    portfolio(filter: $filter, year: $year, asOf: $asOf) {
      count
      totalInvestment { amount(unit: $unit) }
      plannedInvestment { amount(unit: $unit) }
      investmentDone { amount(unit: $unit) }
      startRate { value numerator denominator }
      investmentRate { value numerator denominator }
      completionRate { value numerator denominator }
      fundUseRate { value numerator denominator }
      byRegion: by(dimension: REGION) { ...SliceFigures }
      bySector: by(dimension: SECTOR) { ...SliceFigures }
    }
    projects(filter: $filter, asOf: $asOf, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { code name level stage sector region { code name } totalInvestment { amount(unit: $unit) } }
    }
    regions(level: CITY) { code name }
  }
  fragment SliceFigures on PortfolioSlice {
    key label count
    totalInvestment { amount(unit: $unit) }
    plannedInvestment { amount(unit: $unit) }
    investmentDone { amount(unit: $unit) }
    startRate { value numerator denominator }
    investmentRate { value numerator denominator }
    completionRate { value numerator denominator }
  }
`);

export const OneLedgerQuery = graphql<LedgerResult, LedgerVariables>(/* GraphQL */ `
  query OneLedger($code: String!, $year: Int!, $asOf: Date) {
    project(code: $code, asOf: $asOf) {
      code name level stage sector kind buildContent
      region { code name } totalInvestment { amount(unit: YI) }
      plan(year: $year) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
      reports(year: $year) { nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } }
      leaders { person { name } level since }
      evidence { kind takenAt digest inside verifiedProgress }
      approvals { kind clock { limitDays usedDays pausedDays remainingDays state dueOn } mayStart items { procedure { code name } status department { name } dueOn } commitments { authority due state } }
      funding { allocated { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } entries(first: 20) { nodes { at debit credit amount { amount(unit: WAN) } memo } } }
      guarantees { kind needed secured unit status explanation }
      issues { code state severity assignedTo { name } deadline }
      timeline(first: 50) { nodes { at type source summary } }
    }
  }
`);

/* ---- typed by hand ---- */
type Maybe<T> = T | null;
type List<T> = Array<Maybe<T>>;
interface Named { name: Maybe<string> }
interface Amount { amount: string }
interface Rate { value: Maybe<number>; numerator: string; denominator: string }
interface Region extends Named { code: string }

export interface ProjectFilter {
  region?: string; level?: string; programme?: string; sector?: string; stage?: string[]; kind?: string; year?: number; text?: string; leader?: string;
}
interface OverviewVariables { filter: ProjectFilter; year: number; asOf?: string; unit: string; first: number; after?: string }
interface Figures {
  count: number; totalInvestment: Amount; plannedInvestment: Amount; investmentDone: Amount;
  startRate: Rate; investmentRate: Rate; completionRate: Rate;
}
interface OverviewResult {
  portfolio: Maybe<Figures & { fundUseRate: Rate; byRegion: Array<Figures & { key: string; label: string }>; bySector: Array<Figures & { key: string; label: string }> }>;
  projects: Maybe<{
    totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: Maybe<string> };
    nodes: List<{
      code: string; name: string; level: Maybe<string>; stage: string; sector: Maybe<string>; region: Maybe<Region>; totalInvestment: Maybe<Amount>;
    }>;
  }>;
  regions: Maybe<List<Region>>;
}

interface LedgerVariables { code: string; year: number; asOf?: string }
interface LedgerResult {
  project: Maybe<{
    code: string; name: string; level: Maybe<string>; stage: string; sector: Maybe<string>; kind: Maybe<string>; buildContent: Maybe<string>;
    region: Maybe<Region>; totalInvestment: Maybe<Amount>;
    plan: Maybe<{
      investment: Maybe<Amount>; quarters: Maybe<List<{ quarter: number; investment: Maybe<Amount> }>>;
      milestones: Maybe<List<{ name: string; due: Maybe<string>; latestStart: Maybe<string>; doneOn: Maybe<string>; late: Maybe<boolean> }>>;
    }>;
    reports: Maybe<{ nodes: List<{
      period: { label: string }; investment: Amount; cumulative: Maybe<Amount>; physicalProgress: Maybe<string>; amendedBy: Maybe<{ reason: string }>;
    }> }>;
    leaders: Maybe<List<{ person: Maybe<Named>; level: Maybe<string>; since: Maybe<string> }>>;
    evidence: Maybe<List<{ kind: string; takenAt: Maybe<string>; digest: string; inside: Maybe<boolean>; verifiedProgress: Maybe<string> }>>;
    approvals: Maybe<List<{
      kind: string; mayStart: Maybe<boolean>;
      clock: Maybe<{ limitDays: number; usedDays: number; pausedDays: number; remainingDays: number; state: string; dueOn: Maybe<string> }>;
      items: Maybe<List<{ procedure: Maybe<{ code: string; name: string }>; status: string; department: Maybe<Named>; dueOn: Maybe<string> }>>;
      commitments: Maybe<List<{ authority: Maybe<string>; due: Maybe<string>; state: string }>>;
    }>>;
    funding: Maybe<{
      allocated: Amount; disbursed: Amount; paid: Amount; useRate: Maybe<{ value: Maybe<number> }>;
      entries: Maybe<{ nodes: List<{ at: string; debit: string; credit: string; amount: Amount; memo: Maybe<string> }> }>;
    }>;
    guarantees: Maybe<List<{ kind: string; needed: string; secured: string; unit: Maybe<string>; status: string; explanation: Maybe<string> }>>;
    issues: Maybe<List<{ code: string; state: string; severity: Maybe<string>; assignedTo: Maybe<Named>; deadline: Maybe<string> }>>;
    timeline: Maybe<{ nodes: List<{ at: string; type: string; source: string; summary: Maybe<string> }> }>;
  }>;
}

/* ---- the names pages use ---- */
export type Overview = ResultOf<typeof OverviewQuery>;
export type Portfolio = NonNullable<Overview['portfolio']>;
export type Slice = Portfolio['byRegion'][number];
export type ProjectList = NonNullable<Overview['projects']>;
export type Ledger = NonNullable<ResultOf<typeof OneLedgerQuery>['project']>;
