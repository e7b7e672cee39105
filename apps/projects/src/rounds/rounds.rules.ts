import { roundAdjusted, roundClosed, roundOpened, removedFromRound, type conversions, type roundKinds, type roundLists, type roundSeasons } from '@cornerstone/events/projects-rounds';
import { yearOf, type Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { isWithin } from '@cornerstone/kernel/region';
import { badInput, forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type RoundKind = (typeof roundKinds)[number];
export type RoundList = (typeof roundLists)[number];
export type Season = (typeof roundSeasons)[number];
export type Conversion = (typeof conversions)[number];
export type VenueKind = 'MAIN' | 'BRANCH';

/** Least investment, in yuan, of a list, for a sector (a node of the classification or a list's word; null: all), for projects of which a condition is said (null: all). */
export interface Threshold { list: RoundList; sector: string | null; condition: string | null; minimum: string }
export interface Venue { kind: VenueKind; name: string; region: string }
/** What a round asks for: its own configuration. */
export interface Terms { thresholds: readonly Threshold[]; exceptions: readonly string[]; conversion: Conversion; startEvidenceDays: number; removalGrounds: readonly string[]; adjustmentsPerYear: number }
export interface Opening extends Terms { code: string; kind: RoundKind; name: string; year: number; number: number | null; quarter: number | null; season: Season | null; region: string; regionPath: string; heldOn: Day; venues: readonly (Venue & { path: string })[] }
export interface Round extends Terms { id: string; code: string; kind: RoundKind; heldOn: Day; closedOn: Day | null; venues: readonly Venue[] }

/** The lists a kind of round has: a concentrated start campaign starts works and nothing else (002 §四). */
export const listsOf = (kind: RoundKind): readonly RoundList[] => (kind === 'THREE_BATCHES' ? ['SIGNING', 'START', 'COMMISSIONING'] : ['START']);

export function requireList(kind: RoundKind, list: RoundList): void {
  if (!listsOf(kind).includes(list)) throw badInput('P10.list-not-of-this-kind', { en: `A ${kind.toLowerCase().replaceAll('_', ' ')} has no list ${list}.`, zh: '该类活动不设此批次。' }, { kind, list });
}

/** P10: a round with its venues and terms (003; 安阳/三门峡/周口 2022); a concentrated start campaign is one of three seasons a year. */
export function openRound(told: Opening, knownOn: Day) {
  const { kind, season, quarter, number } = told;
  if ((kind === 'CONCENTRATED_START') !== (season !== null)) throw badInput('P10.season', { en: 'A concentrated start campaign has a season, three batches have none.', zh: '集中开工须注明时节，三个一批不注明。' }, { kind, season });
  if ((quarter !== null && (quarter < 1 || quarter > 4)) || (number !== null && number < 1)) throw badInput('P10.number-out-of-range', { en: 'A quarter is 1 to 4, a number 1 or more.', zh: '季度为 1 至 4，期数不小于 1。' }, { quarter, number });
  if (told.startEvidenceDays < 0 || told.adjustmentsPerYear < 0) throw badInput('P10.terms-negative', { en: 'Days and adjustments are not negative.', zh: '天数与调整次数不能为负。' }, { startEvidenceDays: told.startEvidenceDays, adjustmentsPerYear: told.adjustmentsPerYear });
  const keys = told.thresholds.map(({ list, sector, condition, minimum }) => {
    requireList(kind, list);
    if (fromYuan(minimum) < 0n) throw badInput('P10.threshold-negative', { en: 'A threshold is not negative.', zh: '门槛不能为负。' }, { list, sector });
    return JSON.stringify([list, sector, condition]);
  });
  if (new Set(keys).size !== keys.length) throw badInput('P10.threshold-twice', { en: 'One threshold for each list, sector and condition.', zh: '同一批次、行业、条件仅设一个门槛。' });
  if (told.venues.filter((venue) => venue.kind === 'MAIN').length > 1) throw badInput('P10.one-main-venue', { en: 'A round has one main venue.', zh: '主会场仅设一个。' });
  if (new Set(told.venues.map(({ name }) => name)).size !== told.venues.length) throw badInput('P10.venue-twice', { en: 'Each venue has a name of its own.', zh: '会场名称不得重复。' });
  const stranger = told.venues.find(({ path }) => !isWithin(path, told.regionPath));
  if (stranger) throw badInput('P10.venue-elsewhere', { en: `${stranger.name} lies outside the round's region.`, zh: `${stranger.name}不在主办区划内。` }, { venue: stranger.name, region: told.region });
  return roundOpened.of(knownOn, { code: plainText(told.code, 'code', 60), kind, name: plainText(told.name, 'name', 100), year: told.year, number, quarter, season, region: told.region, heldOn: told.heldOn, thresholds: [...told.thresholds], startEvidenceDays: told.startEvidenceDays });
}

/** A round's people are those of its region and of its venues; a county's projects go in through its city. */
export function requireOwnRound(regions: readonly string[] | '*', paths: readonly string[], code: string): void {
  if (regions !== '*' && !paths.some((path) => regions.some((mine) => isWithin(path, mine)))) throw forbidden('P10.not-your-round', { en: `Round ${code} has no venue in your regions.`, zh: `${code} 在您负责的区划内未设会场。` }, { code });
}

/** P10: closed once, not before it was held; nothing is added after. */
export function closeRound(round: Pick<Round, 'code' | 'heldOn' | 'closedOn'>, entries: number, on: Day, knownOn: Day) {
  if (round.closedOn !== null) throw new Rejection('P10.round-closed', { en: `Round ${round.code} was closed on ${round.closedOn}.`, zh: `${round.code} 已于 ${round.closedOn} 关闭。` }, { code: round.code, closedOn: round.closedOn });
  if (on < round.heldOn || on > knownOn) throw new Rejection('P10.closed-before-held', { en: `A round is closed from its day, ${round.heldOn}, on and not in the future.`, zh: `应在活动日期 ${round.heldOn} 之后关闭，且不晚于知悉日期。` }, { heldOn: round.heldOn, on, knownOn });
  return roundClosed.of(knownOn, { code: round.code, on, entries });
}

export interface Removable { id: string; projectId: string; list: RoundList; knownOn: Day }
export interface Adjustment { adjustmentId: string; ground: string; reason: string; projects: readonly string[]; list: RoundList }

/** P10: entries leave a round once a year and for objective reasons only; both are terms of the round. Answers what the round tells and what each project does. */
export function adjustRound(round: Pick<Round, 'id' | 'code' | 'removalGrounds' | 'adjustmentsPerYear'>, adjustedInYear: number, standing: readonly Removable[], told: Adjustment, knownOn: Day) {
  if (!round.removalGrounds.includes(told.ground)) throw new Rejection('P10.ground-not-objective', { en: `“${told.ground.slice(0, 40)}” is no objective ground of the round: ${round.removalGrounds.join(', ')}.`, zh: `“${told.ground.slice(0, 40)}”不属于客观原因：${round.removalGrounds.join('、')}。` }, { ground: told.ground.slice(0, 40), grounds: round.removalGrounds });
  if (adjustedInYear >= round.adjustmentsPerYear) throw new Rejection('P10.adjusted-this-year', { en: `Round ${round.code} was adjusted ${adjustedInYear} times in ${yearOf(knownOn)}, at most ${round.adjustmentsPerYear}.`, zh: `${round.code} ${yearOf(knownOn)} 年已调整 ${adjustedInYear} 次，上限 ${round.adjustmentsPerYear} 次。` }, { year: yearOf(knownOn), adjusted: adjustedInYear, most: round.adjustmentsPerYear });
  const reason = reasonOf(told.reason, 'P10.removal-without-reason');
  const projects = [...new Set(told.projects)];
  if (projects.length === 0) throw badInput('P10.no-rows', { en: 'Name at least one project.', zh: '请至少列出一个项目。' });
  const removed = projects.map((projectId) => {
    const entry = standing.find((each) => each.projectId === projectId && each.list === told.list);
    if (!entry) throw new Rejection('P10.not-in-round', { en: `Project ${projectId} is not in the list ${told.list} of round ${round.code}.`, zh: `项目 ${projectId} 不在 ${round.code} 该批次中。` }, { projectId, list: told.list, code: round.code });
    if (knownOn < entry.knownOn) throw new Rejection('P10.removed-before-added', { en: `Project ${projectId} was added on ${entry.knownOn}.`, zh: `项目 ${projectId} 于 ${entry.knownOn} 列入。` }, { projectId, addedOn: entry.knownOn, knownOn });
    return { entry, fact: removedFromRound.of(knownOn, { entryId: entry.id, roundId: round.id, roundCode: round.code, list: told.list, ground: told.ground, reason }) };
  });
  return { removed, fact: roundAdjusted.of(knownOn, { code: round.code, adjustmentId: told.adjustmentId, year: yearOf(knownOn), ground: told.ground, reason, removed: removed.length }) };
}
