import type { Day } from '@cornerstone/kernel/day';
import { partialDate } from '@cornerstone/kernel/partial-date';
import { badInput } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { requireSendable, type New } from '@cornerstone/runtime/record';
import { jsonValues } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { ImportRowInput } from './import.input';
import { registeredFact } from './enter-again';
import type { ImportChange } from './import-change.entity';
import { apply, enterProject, freeCode, holderOf, matchOf, relist, type Intake, type Known } from './intake';
import { Listing } from './listing.entity';
import { listingValues, mentionedBefore, saidOf } from './import-listings';
import { codeShared, notTaken, otherCode, otherName, type Noticed } from './import-notices';
import { describe, describedFact, furtherStage, higherLevel, listedFact, nameKey, projectName, standingOf, type Mention, type Standing } from './mention.rules';
import { Project } from './project.entity';
import { currentCodes, placesFrom, requireWithin } from './regions';

/** What a row brought is kept, so that it can be taken back. */
export type Brought = Omit<ImportChange, 'importId' | 'at' | 'undoneFrom' | 'undoneTo'>;
export type Outcome = { code: string; projectId: string; noticed: Noticed[] } & ({ change: 'ACCEPTED'; brought: Brought } | { change: 'UNCHANGED' });

export function mentionOf(row: ImportRowInput): Mention {
  for (const date of [row.buildStart, row.buildEnd]) if (date) partialDate(date);
  const year = row.year ?? null;
  if (year !== null && (year < 1949 || year > 2200)) throw badInput('P3.year-out-of-range', { en: `${year} is no year of a list.`, zh: `${year} 不是清单年度。` });
  const total = row.totalInvestment ? fenOf(row.totalInvestment) : null;
  const plan = row.annualPlan ? fenOf(row.annualPlan) : null;
  if ((total ?? 0n) < 0n || (plan ?? 0n) < 0n) throw badInput('P8.negative-amount', { en: 'A total or plan is not negative.', zh: '总投资和计划不能为负。' });
  return {
    listId: words(row, 'listId'), name: projectName(row.name), regionCodes: [...new Set(row.regionCodes)], kind: row.kind ?? null, sector: words(row, 'sector'), level: row.level ?? null, programme: words(row, 'programme'), year,
    owner: words(row, 'owner'), scale: words(row, 'scale'), buildContent: words(row, 'buildContent'), totalInvestment: total, totalQuality: row.totalQuality ?? null, annualPlan: plan,
    buildStart: row.buildStart ?? null, buildEnd: row.buildEnd ?? null, phase: row.phase, note: words(row, 'note'), sourceTitle: words(row, 'sourceTitle'), sourceUrl: sourceAddress(row), knownOn: row.knownOn ?? null,
  };
}

/** What one cell of a spreadsheet can hold. */
const LONGEST_WORDS = 32_767;

/** Other words than the name, kept as the list has them. */
function words(row: ImportRowInput, field: 'listId' | 'sector' | 'programme' | 'owner' | 'scale' | 'buildContent' | 'note' | 'sourceTitle' | 'sourceUrl'): string | null {
  const told = row[field] ?? null;
  if (told !== null && told.trim() !== '') plainText(told, field, LONGEST_WORDS);
  return told;
}

/** javascript: and the like would run where the address is shown. */
function sourceAddress(row: ImportRowInput): string | null {
  const address = words(row, 'sourceUrl');
  if (address !== null && /^\s*(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)) throw badInput('P8.source-address', { en: 'A source is an http or https address.', zh: '来源网址应为 http 或 https 地址。' }, { address: address.slice(0, 80) });
  return address;
}

/** Takes in one mention: finds its project or enters it, puts it on the year's list, lays the description over what is known. Nothing is written here: `keepIntake` does. */
export function takeIn(tx: Tx, intake: Intake, told: Mention, national: string | null, importId: string, demonstration: boolean): Outcome {
  const standing = standingOf(told, tx.today);
  const { mention, paths, succeeded } = inRegionsOf(intake, told, standing.knownOn);
  requireWithin(tx.actor, paths);
  const matched = matchOf(intake, mention, national, paths);
  const holder = holderOf(intake, national);
  const shared = holder !== null && holder !== matched ? [codeShared(holder.project, mention.name, national ?? '')] : [];
  const code = shared.length > 0 ? null : national;
  const said = saidOf(mention);
  if (!matched) return enterNew(intake, projectOf(intake, mention, standing, code, paths, demonstration), mention, standing, { importId, said, noticed: [...succeeded, ...shared] });
  if (code && !matched.saidAs.has(code)) matched.saidAs.set(code, nameKey(mention.name));
  const known = matched.project.withdrawnOn === null ? matched.project : null;
  const noticed = [...succeeded, ...shared, ...(known && code ? [...otherCode(known, code), ...otherName(known, mention.name)] : [])];
  const project = known ?? comeBack(intake, matched, projectOf(intake, mention, standing, code, paths, demonstration, matched.project.code), standing);
  const values = listingValues(project.id, mention, standing, importId);
  const { listing, isSame } = mentionedBefore(tx, matched, mention, values);
  const changes = known ? describe(project, mention, standing.knownOn) : {};
  const id = listing?.id ?? newId('lst');
  const heard = matched.claimed.has(id) ? 'SAME' : heardBefore(intake, id, said, project.version);
  matched.claimed.add(id);
  if (isSame && (heard !== 'CORRECTED' || Object.keys(changes).length === 0)) return { code: project.code, projectId: project.id, change: 'UNCHANGED', noticed: heard === 'UNKNOWN' && Object.keys(changes).length > 0 ? [...noticed, notTaken(project)] : noticed };
  const facts = [...(Object.keys(changes).length > 0 ? [describedFact(changes, standing.knownOn, mention.sourceTitle)] : []), listedFact(id, mention, standing)];
  requireSendable(facts);
  const changedPaths = changes.regionCodes ? { regionPaths: paths } : {};
  const now = apply(matched, facts, { ...changes, ...changedPaths, stage: furtherStage(project.stage, standing.stage), level: higherLevel(project.level, mention.level), startedOn: project.startedOn ?? standing.saidStart, completedOn: project.completedOn ?? standing.saidEnd });
  relist(intake, matched, listing, { ...values, id });
  return { code: project.code, projectId: project.id, change: 'ACCEPTED', noticed, brought: {
    projectId: project.id, entered: known === null, fromVersion: known ? known.version + 1 : project.version, version: now.version, listingId: id, said,
    listingBefore: listing?.withdrawnOn === null ? jsonValues(tx, Listing, listing) : null, projectBefore: known ? changedOf(jsonValues(tx, Project, known), jsonValues(tx, Project, now)) : {},
  } };
}

/** Whether a row says of the project what it said when it was last taken in. Where no digest was kept, what differs is a correction as long as nothing happened to the project since; afterwards nobody can tell. */
function heardBefore({ said }: Intake, listingId: string, now: string, version: number): 'SAME' | 'CORRECTED' | 'UNKNOWN' {
  const before = said.get(listingId);
  if (before === undefined || (before.said === null && before.version !== version)) return 'UNKNOWN';
  return before.said === now ? 'SAME' : 'CORRECTED';
}

/** Where the mention lies on the day it is known: regions that had ended by then as those that took their place, and says so. */
function inRegionsOf({ regions }: Intake, mention: Mention, on: Day): { mention: Mention; paths: string[]; succeeded: Noticed[] } {
  const places = placesFrom(regions, mention.regionCodes);
  const codes = currentCodes(places, on);
  const ended = mention.regionCodes.filter((code) => !codes.includes(code));
  if (ended.length === 0) return { mention, paths: places.map(({ path }) => path), succeeded: [] };
  const sentence = { en: `${ended.join(', ')} had ended by ${on}: entered as ${codes.join(', ')}.`, zh: `区划 ${ended.join('、')} 在 ${on} 前已撤销，按 ${codes.join('、')} 登记。` };
  return { mention: { ...mention, regionCodes: codes }, paths: placesFrom(regions, codes).map(({ path }) => path), succeeded: [{ rule: 'P8.region-succeeded', sentence }] };
}

/** What each column that changed was before. */
const changedOf = (before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(before).filter(([column, value]) => column !== 'version' && JSON.stringify(value) !== JSON.stringify(now[column])));

/** What a mention says of a project that is not in the ledger; `code` of one whose import was taken back, which comes in again under it. */
function projectOf(intake: Intake, mention: Mention, standing: Standing, national: string | null, paths: string[], demonstration: boolean, code: string | null = null): New<Project> {
  return {
    id: newId('prj'), code: code ?? freeCode(intake, mention, national), name: mention.name, nameKey: nameKey(mention.name), kind: mention.kind, level: mention.level, stage: standing.stage, sector: mention.sector,
    buildContent: mention.buildContent, scale: mention.scale, owner: mention.owner, regionCodes: mention.regionCodes, regionPaths: paths, totalInvestment: mention.totalInvestment, totalQuality: mention.totalQuality,
    buildStart: mention.buildStart, buildEnd: mention.buildEnd, startedOn: standing.saidStart, completedOn: standing.saidEnd, suspendedOn: null, resumedOn: null, commissionedOn: null, atCapacityOn: null, withdrawnOn: null, describedOn: standing.knownOn, physicalProgress: null, demonstration,
  };
}

/** A project that no mention before has named: it and its place on the list in one step. */
function enterNew(intake: Intake, values: New<Project>, mention: Mention, standing: Standing, { importId, said, noticed }: { importId: string; said: string; noticed: Noticed[] }): Outcome {
  const id = newId('lst');
  const facts = [registeredFact(values, standing), listedFact(id, mention, standing)];
  requireSendable(facts);
  const known = enterProject(intake, values, facts);
  known.saidAs.set(values.code, nameKey(mention.name));
  known.claimed.add(id);
  relist(intake, known, null, { ...listingValues(values.id, mention, standing, importId), id });
  return { code: values.code, projectId: values.id, change: 'ACCEPTED', noticed, brought: { projectId: values.id, entered: true, fromVersion: 1, version: known.project.version, listingId: id, said, listingBefore: null, projectBefore: {} } };
}

/** A project whose import was taken back: the same id and code, and nothing else of what was said before. */
function comeBack(intake: Intake, withdrawn: Known, { id: _id, code: _code, ...told }: New<Project>, standing: Standing): Project {
  const fact = registeredFact({ ...told, id: withdrawn.project.id, code: withdrawn.project.code }, standing);
  requireSendable([fact]);
  intake.byName.set(told.nameKey, [...intake.byName.get(told.nameKey) ?? [], withdrawn]);
  return apply(withdrawn, [fact], told);
}
