import type { DataOf, Fact, Received } from '@cornerstone/events/define';
import { fundsAllocated, fundsPaid, fundsReturned, issueRecorded } from '@cornerstone/events/funding';
import { leaderAssigned, leaderReleased, planRevised, progressReported, projectCommissioned, projectCompleted, projectDescribed, projectListed, projectRegistered, projectResumed, projectStarted, projectSuspended, reportAmended } from '@cornerstone/events/projects';
import { capacityReached } from '@cornerstone/events/projects-capacity';
import { feedRegistered, feedRetired } from '@cornerstone/events/projects-evidence';
import { projectUnlisted, projectWithdrawn } from '@cornerstone/events/projects-imports';
import { projectCancelled, projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { projectReserveDropped, projectReserved } from '@cornerstone/events/projects-reserve';
import { projectCodeChanged } from '@cornerstone/events/projects-codes';
import { partAdded, partRemoved, regionSharesSet } from '@cornerstone/events/projects-structure';
import { day } from '@cornerstone/kernel/day';

type Described = DataOf<typeof projectRegistered>;
type Listed = DataOf<typeof projectListed>;
type Money = DataOf<typeof fundsAllocated>;

let made = 0;
const next = (prefix: string): string => `${prefix}_${(made += 1)}`;
const ZHENGZHOU = '410000.410100';
const DECIDED = { reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号' };

/** What is said of the project at first, beside its fields: its id, the places it lies in, the day all this is known since. */
type Begun = Partial<Described> & { id?: string; in?: readonly string[]; knownOn?: string };

/** What services tell of one project, as a chain of domain states: `aProject({ kind: 'FILING' }).listed(2024).started('2024-03-01')`. */
export const aProject = (begun: Begun = {}): ProjectStory => new ProjectStory(begun);

export class ProjectStory {
  /** In the order they happened. */
  readonly events: Received[] = [];
  readonly id: string;
  readonly code: string;
  private readonly regionPaths: string[];
  private readonly leaders = new Map<string, string>();
  private readonly feeds = new Map<string, string>();
  private readonly lists = new Map<string, string>();
  private version = 0;
  private shareVersion = 0;
  private subject: string;
  private membership = { membershipId: 'prt_unknown', wholeId: 'prj_unknown' };

  constructor({ id = next('prj'), in: places = [ZHENGZHOU], knownOn = '2024-01-01', ...described }: Begun) {
    this.id = id;
    this.code = described.code ?? `CODE-${id}`;
    this.subject = this.code;
    this.regionPaths = [...places];
    this.tell(projectRegistered.of(day(knownOn), {
      code: this.code, name: `项目${id}`, kind: null, sector: null, regionCodes: places.map((path) => path.slice(-6)), totalInvestment: null, totalQuality: null, owner: null, buildStart: null, buildEnd: null, stage: 'RESERVED', demonstration: false, ...described,
    }));
  }

  listed(year: number, told: Partial<Listed> = {}, knownOn = `${year}-01-01`): this {
    const key = `${year}${told.programme ?? ''}${told.level ?? ''}`;
    const listingId = this.lists.get(key) ?? next('lst');
    this.lists.set(key, listingId);
    return this.tell(projectListed.of(day(knownOn), {
      listingId, year, level: null, programme: null, sector: null, phase: 'continuing', stage: 'UNDER_CONSTRUCTION', totalInvestment: null, annualPlan: null, plannedStart: false, plannedCompletion: false, startedOn: null, completedOn: null, ...told,
    }));
  }

  /** The import that brought the mention is taken back. */
  unlisted(year: number, on: string, { programme = null, level = null }: Partial<Listed> = {}, stage: Described['stage'] = 'RESERVED'): this {
    const listingId = this.lists.get(`${year}${programme ?? ''}${level ?? ''}`) ?? 'lst_unknown';
    return this.tell(projectUnlisted.of(day(on), { listingId, importId: 'imp_1', year, programme, stage, level: null, reason: '传错文件' }));
  }

  withdrawn(on: string): this {
    return this.tell(projectWithdrawn.of(day(on), { importId: 'imp_1', reason: '传错文件' }));
  }

  /** Entered again after it was withdrawn. */
  registeredAgain(described: Partial<Described>, knownOn: string): this {
    return this.tell(projectRegistered.of(day(knownOn), {
      code: this.code, name: `项目${this.id}`, kind: null, sector: null, regionCodes: this.regionPaths.map((path) => path.slice(-6)), totalInvestment: null, totalQuality: null, owner: null, buildStart: null, buildEnd: null, stage: 'RESERVED', demonstration: false, ...described,
    }));
  }

  redescribed(changes: Partial<Described>, knownOn: string): this {
    return this.tell(projectDescribed.of(day(knownOn), { ...changes, reason: '更正' }));
  }

  /** Events before keep their subject; those after have the new one. */
  recoded(code: string, knownOn: string, change: DataOf<typeof projectCodeChanged>['change'] = 'NEW'): this {
    const earlier = this.subject;
    this.subject = code;
    return this.tell(projectCodeChanged.of(day(knownOn), { code, earlier, change, since: knownOn, reason: '重新赋码' }));
  }

  partOf(whole: { id: string }, kind: DataOf<typeof partAdded>['kind'], since: string, knownOn = since): this {
    this.membership = { membershipId: next('prt'), wholeId: whole.id };
    return this.tell(partAdded.of(day(knownOn), { ...this.membership, kind, since, reason: '打捆立项' }));
  }

  partNoMore(on: string, knownOn = on): this {
    return this.tell(partRemoved.of(day(knownOn), { ...this.membership, on, reason: '单独立项' }));
  }

  /** Weights by path; '' is all that lies outside the directory. Nothing: withdrawn. */
  shared(weights: Readonly<Record<string, string>>, knownOn: string, basis: DataOf<typeof regionSharesSet>['basis'] = 'AMOUNT'): this {
    this.shareVersion += 1;
    const shares = Object.entries(weights).map(([path, weight]) => ({ region: path.slice(-6) || null, path: path || null, weight }));
    return this.tell(regionSharesSet.of(day(knownOn), { shareVersion: this.shareVersion, basis, shares, source: '初步设计批复', reason: null }));
  }

  planned(year: number, planVersion: number, investment: string, knownOn: string, told: Partial<Pick<DataOf<typeof planRevised>, 'plannedStart' | 'plannedCompletion' | 'quarters' | 'months'>> = {}): this {
    return this.tell(planRevised.of(day(knownOn), { year, planVersion, investment, plannedStart: false, plannedCompletion: false, quarters: [], reason: null, ...told }));
  }

  reported(year: number, month: number, investment: string, knownOn: string, reportId = next('rpt')): this {
    return this.tell(progressReported.of(day(knownOn), { reportId, year, month, week: null, investment, cumulative: investment, physicalProgress: null }));
  }

  reportedWeek(year: number, week: number, investment: string, knownOn: string): this {
    return this.tell(progressReported.of(day(knownOn), { reportId: next('rpt'), year, month: null, week, investment, cumulative: investment, physicalProgress: null }));
  }

  /** Months from one to another in one report. */
  reportedMonths(year: number, fromMonth: number, month: number, investment: string, knownOn: string): this {
    return this.tell(progressReported.of(day(knownOn), { reportId: next('rpt'), year, month, week: null, fromMonth, investment, cumulative: investment, physicalProgress: null }));
  }

  amended(amendedReportId: string, year: number, month: number, investment: string, knownOn: string): this {
    return this.tell(reportAmended.of(day(knownOn), { reportId: next('rpt'), amendedReportId, year, month, week: null, investment, cumulative: investment, physicalProgress: null, reason: '重复计入' }));
  }

  reserved(on: string, stage: Described['stage'] = 'RESERVED'): this {
    return this.tell(projectReserved.of(day(on), { entryId: 'rsv_1', on, stage }));
  }

  droppedFromReserve(on: string, stage: Described['stage'] = 'PROPOSED'): this {
    return this.tell(projectReserveDropped.of(day(on), { entryId: 'rsv_1', on, stage, reason: '两年无进展' }));
  }

  started(on: string, knownOn = on): this {
    return this.tell(projectStarted.of(day(knownOn), { startedOn: on, evidenceDigest: 'ab' }));
  }

  suspended(on: string, knownOn = on): this {
    return this.tell(projectSuspended.of(day(knownOn), { on, reason: '资金不足', resumeBy: null }));
  }

  resumed(on: string, knownOn = on): this {
    return this.tell(projectResumed.of(day(knownOn), { on }));
  }

  completed(on: string): this {
    return this.tell(projectCompleted.of(day(on), { on }));
  }

  commissioned(on: string): this {
    return this.tell(projectCommissioned.of(day(on), { on }));
  }

  atCapacity(on: string, knownOn = on): this {
    return this.tell(capacityReached.of(day(knownOn), { entryId: next('cap'), on, year: 2024, explanation: '达到设计产能' }));
  }

  cancelled(on: string, knownOn = on): this {
    return this.tell(projectCancelled.of(day(knownOn), { on, ...DECIDED }));
  }

  /** Off the lists of a year or programme, or off all; `delisted` where it stays on others. */
  removed(on: string, { year = null, programme = null, knownOn = on, stays = false }: { year?: number | null; programme?: string | null; knownOn?: string; stays?: boolean } = {}): this {
    const listingIds = [...this.lists].filter(([key]) => (year === null || key.startsWith(String(year))) && (programme === null || key.includes(programme))).map(([, id]) => id);
    const told = { on, ...DECIDED, year, programme, listingIds };
    return this.tell(stays ? projectDelisted.of(day(knownOn), { ...told, level: null }) : projectRemoved.of(day(knownOn), told));
  }

  carriedBy(personId: string, since: string, knownOn = since, level: DataOf<typeof leaderAssigned>['level'] = 'CITY'): this {
    const assignmentId = next('ldr');
    this.leaders.set(personId, assignmentId);
    return this.tell(leaderAssigned.of(day(knownOn), { assignmentId, personId, level, departmentId: 'dep_410100_development_reform', policeOfficerId: null, teamIds: ['per_test'], since }));
  }

  releasedFrom(personId: string, on: string, knownOn = on): this {
    return this.tell(leaderReleased.of(day(knownOn), { assignmentId: this.leaders.get(personId) ?? 'ldr_unknown', personId, on, reason: '工作调整' }));
  }

  watchedBy(kind: DataOf<typeof feedRegistered>['kind'], since: string, feedId = next('fee')): this {
    this.feeds.set(kind, feedId);
    return this.tell(feedRegistered.of(day(since), { feedId, kind, since }));
  }

  unwatched(kind: DataOf<typeof feedRegistered>['kind'], on: string): this {
    return this.tell(feedRetired.of(day(on), { feedId: this.feeds.get(kind) ?? 'fee_unknown', kind, on, reason: '设备更换' }));
  }

  allocated(fund: Money['fund'], amount: string): this {
    return this.tell(fundsAllocated.of(day('2024-02-01'), this.money(fund, amount)), 'funding');
  }

  issued(amount: string): this {
    return this.tell(issueRecorded.of(day('2024-02-01'), { ...this.money('SPECIAL_BOND', amount), tenorYears: null, ratePercent: null }), 'funding');
  }

  paid(fund: Money['fund'], amount: string): this {
    return this.tell(fundsPaid.of(day('2024-03-01'), { ...this.money(fund, amount), payee: null }), 'funding');
  }

  returned(fund: Money['fund'], amount: string, from: DataOf<typeof fundsReturned>['from']): this {
    return this.tell(fundsReturned.of(day('2024-04-01'), { ...this.money(fund, amount), reason: '项目调整', from }), 'funding');
  }

  private money = (fund: Money['fund'], amount: string): Money => ({ batchId: 'bat_1', batchCode: 'B1', fund, batchYear: 2024, postingId: next('pst'), amount, on: day('2024-02-01') });

  private tell(fact: Fact, source = 'projects'): this {
    this.version += 1;
    this.events.push({
      id: next('evt'), type: fact.type, source, subject: this.subject, time: `2024-01-01T00:00:${String(this.version).padStart(2, '0')}.000Z`, knownOn: fact.knownOn, key: this.id, projectId: this.id,
      aggregateId: source === 'projects' ? this.id : 'bat_1', aggregateVersion: this.version, regionPaths: this.regionPaths, actorId: 'per_test', departmentId: null, traceparent: null, data: fact.data,
    });
    return this;
  }
}
