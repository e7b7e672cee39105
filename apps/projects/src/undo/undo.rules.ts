import type { Fact } from '@cornerstone/events/define';
import { projectDescribed, projectListed, projectRegistered } from '@cornerstone/events/projects';
import { projectDelisted, projectRemoved } from '@cornerstone/events/projects-life';
import { projectUnlisted, projectWithdrawn } from '@cornerstone/events/projects-imports';
import { defectFound, defectMet } from '@cornerstone/events/projects-defects';
import { reportMissed } from '@cornerstone/events/projects-progress';
import { verificationMissed } from '@cornerstone/events/projects-verification';
import type { DataOf } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { describedFact, type Described } from '../ledger/mention.rules';

/** A mention as a row keeps it; amounts in yuan. */
export interface Mentioned { id: string; year: number | null; level: DataOf<typeof projectListed>['level']; programme: string | null; sector: string | null; phase: string; stage: DataOf<typeof projectListed>['stage']; totalInvestment: string | null; annualPlan: string | null; plannedStart: boolean; plannedCompletion: boolean; startedOn: Day | null; completedOn: Day | null; knownOn: Day }

/** What an import made of one project: whether it entered it, which columns it changed, the mentions it brought, the last version of the project that is its own. */
export interface BroughtProject { projectId: string; code: string; entered: boolean; columns: string[]; listingIds: string[]; version: number }
/** What has come since: types of events, columns they changed, mentions that a later import has taken over, what other services have. */
export interface Since { types: string[]; columns: string[]; relisted: string[]; elsewhere: string[] }
export interface Resting { code: string; because: string[] }

export interface Undoable { undoneOn: Day | null; accepted: number; recorded: number }

/** An import is undone once, and only where it was kept what it changed. */
export function checkUndoable({ undoneOn, accepted, recorded }: Undoable): void {
  if (undoneOn !== null) throw new Rejection('P8.import-undone-already', { en: `The import was undone on ${undoneOn}.`, zh: `该导入批次已于 ${undoneOn} 撤销。` }, { undoneOn });
  if (accepted === 0) throw new Rejection('P8.nothing-to-undo', { en: 'The import changed nothing.', zh: '该导入批次未带来任何变化。' });
  if (recorded === 0) throw new Rejection('P8.import-without-record', { en: 'What this import changed was not kept: it is older than undoing.', zh: '该批次早于撤销功能，未保存变更前内容，无法撤销。' });
}

/** What the clock found amiss of a project is no reason to keep a false import: nobody has done anything for it. */
export const FOUND_BY_TIME: readonly string[] = [reportMissed, verificationMissed, defectFound, defectMet].map(({ type }) => type);

/** Types that say what a list says, or that a project was taken off one: laid over what this import said. */
const OF_LISTS: readonly string[] = [projectRegistered, projectDescribed, projectListed, projectUnlisted, projectWithdrawn, projectDelisted, projectRemoved].map(({ type }) => type);
const OF_STAGE = 'stage';

/** Why a project cannot be taken back: upon one that the import entered rests everything that came later; upon one that was there before, a later list, a change of the same field, and a step or report where its stage is the import's. */
export function restingUpon({ entered, columns, listingIds }: BroughtProject, { types, columns: changed, relisted, elsewhere }: Since): string[] {
  const resting = entered ? [...types, ...elsewhere]
    : [...types.filter((type) => OF_LISTS.includes(type) || columns.includes(OF_STAGE)), ...changed.filter((column) => columns.includes(column)), ...relisted.filter((id) => listingIds.includes(id))];
  return [...new Set(resting)].sort();
}

/** All or nothing: one project upon which something rests keeps the whole import. */
export function checkNothingRests(resting: readonly Resting[]): void {
  if (resting.length === 0) return;
  const named = resting.slice(0, 5).map(({ code }) => code).join(', ');
  throw new Rejection('P8.import-rested-upon', {
    en: `Something rests on what the import brought: ${resting.length} project(s), ${named}${resting.length > 5 ? ' …' : ''}. Nothing was undone.`, zh: `已有后续数据依据该批次内容：${resting.length} 个项目（${named}${resting.length > 5 ? ' 等' : ''}），未作任何撤销。`,
  }, { projects: resting });
}

/** What the project is once the import is taken back. */
export interface Standing { stage: DataOf<typeof projectUnlisted>['stage']; level: DataOf<typeof projectUnlisted>['level'] }
export interface TakenBack { standing: Standing; entered: boolean; mentions: { told: Mentioned; before: Mentioned | null }[]; /** Fields as they were before. */ restored: Partial<Described> }

/** The facts of taking back: mentions no longer hold, earlier ones hold again, words are as before, and a project that only this import entered is withdrawn. */
export function takeBack({ standing, entered, mentions, restored }: TakenBack, importId: string, reason: string, today: Day): Fact[] {
  const facts: Fact[] = mentions.map(({ told: { id, year, programme } }) => projectUnlisted.of(today, { listingId: id, importId, year, programme, ...standing, reason }));
  if (entered) return [...facts, projectWithdrawn.of(today, { importId, reason })];
  const again = mentions.flatMap(({ before }): Fact[] => {
    if (before === null) return [];
    const { id: listingId, knownOn: _knownOn, ...told } = before;
    return [projectListed.of(today, { listingId, ...told })];
  });
  return [...facts, ...again, ...(Object.keys(restored).length > 0 ? [describedFact(restored, today, reason)] : [])];
}
