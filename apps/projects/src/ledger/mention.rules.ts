import { wayOfLife } from '@cornerstone/events/life';
import { projectDescribed, projectListed, type projectRegistered } from '@cornerstone/events/projects';
import type { DataOf, Fact } from '@cornerstone/events/define';
import { dayOf, earlier, isDay, type Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { firstDay, lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { badInput } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

type Stage = DataOf<typeof projectListed>['stage'];
type Kind = NonNullable<DataOf<typeof projectRegistered>['kind']>;
type Level = NonNullable<DataOf<typeof projectListed>['level']>;

/** A row of a list, checked: what one source says of a project in one year. Money in fen, dates as precise as given. */
export interface Mention {
  listId: string | null; name: string; regionCodes: string[]; kind: Kind | null; sector: string | null; level: Level | null; programme: string | null; year: number | null;
  owner: string | null; scale: string | null; buildContent: string | null; totalInvestment: Fen | null; totalQuality: 'PUBLISHED' | 'APPROXIMATE' | 'AT_LEAST' | null;
  annualPlan: Fen | null; buildStart: string | null; buildEnd: string | null; phase: string; note: string | null; sourceTitle: string | null; sourceUrl: string | null; knownOn: Day | null;
}

/** What a phase of the lists means: the stage, and whether start or completion belong to the year's plan. */
const PHASES: Record<string, { stage: Stage; plannedStart?: boolean; plannedCompletion?: boolean; started?: boolean; completed?: boolean }> = {
  listed: { stage: 'RESERVED' }, planned: { stage: 'RESERVED' }, approved: { stage: 'RESERVED' }, signed: { stage: 'RESERVED' },
  pre_work: { stage: 'PREWORK' },
  planned_new_start: { stage: 'PLANNED_START', plannedStart: true },
  overdue_start: { stage: 'PLANNED_START', plannedStart: true },
  new_start: { stage: 'UNDER_CONSTRUCTION', plannedStart: true, started: true },
  early_start: { stage: 'UNDER_CONSTRUCTION', started: true },
  continuing: { stage: 'UNDER_CONSTRUCTION' },
  overdue_completion: { stage: 'UNDER_CONSTRUCTION', plannedCompletion: true },
  commissioned_part: { stage: 'UNDER_CONSTRUCTION' },
  completion: { stage: 'COMPLETED', plannedCompletion: true, completed: true },
  completion_early: { stage: 'COMPLETED', completed: true },
  commissioned: { stage: 'COMMISSIONED', completed: true },
};
export const knownPhases: readonly string[] = Object.keys(PHASES);

const LIFE: readonly Stage[] = wayOfLife;
const LEVELS: readonly Level[] = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'];

export interface Standing { stage: Stage; plannedStart: boolean; plannedCompletion: boolean; startedOn: Day | null; completedOn: Day | null; /** To the day as the source says; null where it is less exact. */ saidStart: Day | null; saidEnd: Day | null; knownOn: Day }

/** A date of the list's own year as its first day; another year's date says nothing of this list. */
const inYear = (date: string | null, year: string | null): Day | null => (date !== null && (year === null || date.startsWith(year)) ? firstDay(partialDate(date)) : null);

/** What a mention means today. A list is known from its year's first day, or from the start or completion it tells of; one without a year, since its dates. */
export function standingOf(mention: Mention, today: Day): Standing {
  const meaning = PHASES[mention.phase];
  if (!meaning) throw badInput('P3.phase-unknown', { en: `"${mention.phase}" is no phase of a list: ${knownPhases.join(', ')}.`, zh: `“${mention.phase}”不是清单阶段。` }, { phase: mention.phase });
  const year = mention.year === null ? null : String(mention.year);
  const since = mention.year === null ? inYear(mention.buildStart, null) ?? inYear(mention.buildEnd, null) : dayOf(mention.year, 1, 1);
  // The day of a list's start or completion places it in its year; only a day that the source itself gives is the project's.
  const startedOn = meaning.started ? inYear(mention.buildStart, year) ?? since : null;
  const end = mention.buildEnd ?? year;
  const isOver = end !== null && lastDay(partialDate(end)) <= today;
  const completed = meaning.completed && (mention.phase !== 'completion' || isOver);
  const endInYear = end !== null && year !== null && !end.startsWith(year) ? year : end;
  const completedOn = completed && endInYear !== null ? lastDay(partialDate(endInYear)) : null;
  const exactly = (applies: boolean | undefined, date: string | null): Day | null => (applies && date !== null && isDay(date) ? date : null);
  const told = mention.knownOn ?? [since, startedOn, completedOn].reduce<Day | null>((latest, day) => (day === null || (latest !== null && latest > day) ? latest : day), null) ?? today;
  return {
    stage: mention.phase === 'completion' && !isOver ? 'UNDER_CONSTRUCTION' : meaning.stage,
    plannedStart: meaning.plannedStart ?? false, plannedCompletion: meaning.plannedCompletion ?? false, startedOn, completedOn, saidStart: exactly(meaning.started, mention.buildStart), saidEnd: exactly(completed, mention.buildEnd), knownOn: earlier(told, today),
  };
}

/** A list never moves a project back: what was reported since stays. */
export const furtherStage = (now: Stage, told: Stage): Stage => (LIFE.includes(now) && LIFE.indexOf(told) > LIFE.indexOf(now) ? told : now);

/** The highest list counts: national before provincial before city before county. */
export const higherLevel = (a: Level | null, b: Level | null): Level | null => LEVELS.find((level) => level === a || level === b) ?? null;

/** Names compare without spaces, punctuation and the endings that lists leave out: 高速公路 is 高速, 某某项目 is 某某. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '').replace(/高速公路/g, '高速').replace(/(?<=.{4})项目$/, '').toLowerCase();
}

export interface Described { name: string; kind: Kind | null; sector: string | null; owner: string | null; scale: string | null; buildContent: string | null; totalInvestment: Fen | null; totalQuality: Mention['totalQuality']; buildStart: string | null; buildEnd: string | null; regionCodes: string[]; describedOn: Day }

/** What a mention adds to what is known: a source as new or newer speaks, an older one only fills gaps. */
export function describe(project: Described, mention: Mention, knownOn: Day): Partial<Described> {
  const newer = knownOn >= project.describedOn;
  const changes: Record<string, unknown> = {};
  for (const field of ['kind', 'owner', 'scale', 'buildContent', 'totalInvestment', 'totalQuality', 'buildStart', 'buildEnd'] as const) {
    const told = mention[field];
    if (told !== null && told !== project[field] && (newer || project[field] === null)) changes[field] = told;
  }
  // Lists file a project under headings of their own: the sector it has stays, each listing keeps its word.
  if (project.sector === null && mention.sector !== null) changes['sector'] = mention.sector;
  if (project.regionCodes.length === 0 && mention.regionCodes.length > 0) changes['regionCodes'] = mention.regionCodes;
  if (Object.keys(changes).length > 0 && newer) changes['describedOn'] = knownOn;
  return changes as Partial<Described>;
}

export function describedFact(changes: Partial<Described>, knownOn: Day, source: string | null): Fact {
  const { totalInvestment, scale: _scale, buildContent: _content, describedOn: _on, ...told } = changes;
  return projectDescribed.of(knownOn, { ...told, ...(totalInvestment !== undefined && { totalInvestment: totalInvestment === null ? null : toYuan(totalInvestment) }), reason: source ?? '清单导入' });
}

export const listedFact = (listingId: string, mention: Mention, standing: Standing): Fact => projectListed.of(standing.knownOn, {
  listingId, year: mention.year, level: mention.level, programme: mention.programme, sector: mention.sector, phase: mention.phase, stage: standing.stage,
  totalInvestment: mention.totalInvestment === null ? null : toYuan(mention.totalInvestment), annualPlan: mention.annualPlan === null ? null : toYuan(mention.annualPlan),
  plannedStart: standing.plannedStart, plannedCompletion: standing.plannedCompletion, startedOn: standing.startedOn, completedOn: standing.completedOn,
});

/** A project's name as a line of text; what a spreadsheet would take for a formula is none. */
export function projectName(name: string): string {
  const plain = plainText(name, 'name');
  if (/^[=+@]/.test(plain)) throw badInput('text.formula', { en: 'A name does not begin like a formula.', zh: '名称不能以公式符号开头。' }, { name: plain.slice(0, 40) });
  return plain;
}
