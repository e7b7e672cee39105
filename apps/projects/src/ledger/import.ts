import { createHash } from 'node:crypto';
import { partialDate } from '@cornerstone/kernel/partial-date';
import { badInput, type Sentence } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { enter, record, type New } from '@cornerstone/runtime/record';
import { columnValues, insert, jsonValues, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { ImportRowInput } from './import.input';
import { formerlyOf, requireFitting } from '../codes/codes.sql';
import { codeTaken } from './code-taken';
import { enterAgain, registeredFact } from './enter-again';
import type { ImportChange } from './import-change.entity';
import { Listing } from './listing.entity';
import { describe, describedFact, furtherStage, higherLevel, listedFact, nameKey, projectName, standingOf, type Mention, type Standing } from './mention.rules';
import { Project } from './project.entity';
import { currentCodes, placesOf, requireWithin, type Place } from './regions';

/** What is worth a look of a row that was taken in. */
export interface Noticed { rule: string; sentence: Sentence }
/** What a row brought is kept, so that it can be taken back. */
export type Brought = Omit<ImportChange, 'importId' | 'at' | 'undoneFrom' | 'undoneTo'>;
export type Outcome = { code: string; noticed: Noticed[] } & ({ change: 'ACCEPTED'; brought: Brought } | { change: 'UNCHANGED' });

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

/** Takes in one mention: finds its project or enters it, puts it on the year's list, lays the description over what is known. */
export async function takeIn(tx: Tx, told: Mention, national: string | null, importId: string | null, demonstration: boolean, regions?: ReadonlyMap<string, Place>): Promise<Outcome> {
  const standing = standingOf(told, tx.today);
  const { mention, paths, succeeded } = await inRegionsOf(tx, told, standing.knownOn, regions);
  requireWithin(tx.actor, paths);
  const matched = await match(tx, mention, national, paths);
  if (!matched) return enterNew(tx, await projectOf(tx, mention, standing, national, paths, demonstration), mention, standing, importId, succeeded);
  const known = matched.withdrawnOn === null ? matched : null;
  const noticed = [...succeeded, ...(known && national ? otherCode(known, national) : [])];
  const project = known ?? await enterAgain(tx, matched, await projectOf(tx, mention, standing, national, paths, demonstration, matched.code), standing);
  const listing = await listingOf(tx, project.id, mention);
  const values = listingValues(project.id, mention, standing, importId);
  if (listing?.withdrawnOn === null && sameListing(tx, listing, values)) return { code: project.code, change: 'UNCHANGED', noticed };
  const id = listing?.id ?? newId('lst');
  const facts = [listedFact(id, mention, standing)];
  const changes = known ? describe(project, mention, standing.knownOn) : {};
  if (Object.keys(changes).length > 0) facts.unshift(describedFact(changes, standing.knownOn, mention.sourceTitle));
  const changedPaths = changes.regionCodes ? { regionPaths: paths } : {};
  const now = await record(tx, project, facts, (before) => ({ ...changes, ...changedPaths, stage: furtherStage(before.stage, standing.stage), level: higherLevel(before.level, mention.level), startedOn: before.startedOn ?? standing.saidStart, completedOn: before.completedOn ?? standing.saidEnd }));
  if (listing) await query(tx, '/* relist */ delete from listing where id = $1', [listing.id]);
  await insert(tx, Listing, { ...values, id });
  return { code: project.code, change: 'ACCEPTED', noticed, brought: {
    projectId: project.id, entered: known === null, fromVersion: known ? known.version + 1 : project.version, version: now.version, listingId: id,
    listingBefore: listing?.withdrawnOn === null ? jsonValues(tx, Listing, listing) : null, projectBefore: known ? changedOf(jsonValues(tx, Project, known), jsonValues(tx, Project, now)) : {},
  } };
}

/** Where the mention lies on the day it is known: regions that had ended by then as those that took their place, and says so. */
async function inRegionsOf(tx: Tx, mention: Mention, on: Standing['knownOn'], regions?: ReadonlyMap<string, Place>): Promise<{ mention: Mention; paths: string[]; succeeded: Noticed[] }> {
  const places = await placesOf(tx, mention.regionCodes, regions);
  const codes = currentCodes(places, on);
  const ended = mention.regionCodes.filter((code) => !codes.includes(code));
  if (ended.length === 0) return { mention, paths: places.map(({ path }) => path), succeeded: [] };
  const sentence = { en: `${ended.join(', ')} had ended by ${on}: entered as ${codes.join(', ')}.`, zh: `区划 ${ended.join('、')} 在 ${on} 前已撤销，按 ${codes.join('、')} 登记。` };
  return { mention: { ...mention, regionCodes: codes }, paths: (await placesOf(tx, codes)).map(({ path }) => path), succeeded: [{ rule: 'P8.region-succeeded', sentence }] };
}

/** The project keeps its code: a list is not where codes are given, and a row that writes another one may mean an earlier one or another project. */
const otherCode = ({ code }: Project, national: string): Noticed[] => (code === national ? [] : [{
  rule: 'P8.code-is-another', sentence: { en: `The list writes ${national}, the ledger has the project under ${code}: change its code if that is a new one.`, zh: `清单代码为 ${national}，台账中该项目代码为 ${code}；如已重新赋码，请另行变更。` },
}]);

/** What each column that changed was before. */
const changedOf = (before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(before).filter(([column, value]) => column !== 'version' && JSON.stringify(value) !== JSON.stringify(now[column])));

/** What a mention says of a project that is not in the ledger; `code` of one whose import was taken back, which comes in again under it. */
async function projectOf(tx: Tx, mention: Mention, standing: Standing, national: string | null, paths: string[], demonstration: boolean, code: string | null = null): Promise<New<Project>> {
  return {
    id: newId('prj'), code: code ?? await freeCode(tx, mention, national), name: mention.name, nameKey: nameKey(mention.name), kind: mention.kind, level: mention.level, stage: standing.stage, sector: mention.sector,
    buildContent: mention.buildContent, scale: mention.scale, owner: mention.owner, regionCodes: mention.regionCodes, regionPaths: paths, totalInvestment: mention.totalInvestment, totalQuality: mention.totalQuality,
    buildStart: mention.buildStart, buildEnd: mention.buildEnd, startedOn: standing.saidStart, completedOn: standing.saidEnd, suspendedOn: null, resumedOn: null, commissionedOn: null, atCapacityOn: null, withdrawnOn: null, describedOn: standing.knownOn, physicalProgress: null, demonstration,
  };
}

/** A project that no mention before has named: it and its place on the list in as few statements as it takes. */
async function enterNew(tx: Tx, values: New<Project>, mention: Mention, standing: Standing, importId: string | null, noticed: Noticed[]): Promise<Outcome> {
  const id = newId('lst');
  const { code, version } = await enter(tx, Project, values, [registeredFact(values, standing), listedFact(id, mention, standing)]);
  await insert(tx, Listing, { ...listingValues(values.id, mention, standing, importId), id });
  return { code, change: 'ACCEPTED', noticed, brought: { projectId: values.id, entered: true, fromVersion: 1, version, listingId: id, listingBefore: null, projectBefore: {} } };
}

/** The national code, else the list's own number where it is free, else a code made from name and place: the same file gives the same code. */
async function freeCode(tx: Tx, mention: Mention, national: string | null): Promise<string> {
  if (national) {
    if (await codeTaken(tx, national)) throw badInput('P8.code-taken', { en: `Code ${national} is in the ledger already.`, zh: `代码 ${national} 已在台账中。` }, { code: national });
    return national;
  }
  const made = `CS-${createHash('sha256').update(`${nameKey(mention.name)}|${[...mention.regionCodes].sort().join(',')}`).digest('hex').slice(0, 12).toUpperCase()}`;
  for (const code of [mention.listId, made, mention.listId && `${mention.listId}-${made.slice(3, 9)}`]) {
    if (code && !(await codeTaken(tx, code))) return code;
  }
  throw badInput('P8.code-taken', { en: `No free code for ${mention.name}.`, zh: `${mention.name} 无可用代码。` });
}

/** The same project: the same code, now or before, or the same name where the places overlap or one source names none; one that was withdrawn only where there is no other, and not under another code. */
async function match(tx: Tx, mention: Mention, national: string | null, paths: readonly string[]): Promise<Project | null> {
  if (national) {
    await requireFitting(tx, national, mention.kind);
    const [same] = await select(tx, Project, '/* byCode */ select * from project where code = $1 for update', [national]);
    const known = same ?? await formerlyOf(tx, national);
    if (known) return known;
  }
  const [same] = await select(tx, Project, `/* sameProject */ select * from project where name_key = $1 and (withdrawn_on is null or $3::text is null or code = $3)
    and (cardinality(region_paths) = 0 or cardinality($2::text[]) = 0 or exists (
      select 1 from unnest(region_paths) mine, unnest($2::text[]) theirs where mine = theirs or mine like theirs || '.%' or theirs like mine || '.%'))
    order by (withdrawn_on is not null), (cardinality(region_paths) = 0), id limit 1 for update`, [nameKey(mention.name), paths, national]);
  return same ?? null;
}

async function listingOf(tx: Tx, projectId: string, mention: Mention): Promise<Listing | null> {
  const [row] = await select(tx, Listing, `/* sameMention */ select * from listing where project_id = $1 and year is not distinct from $2 and level is not distinct from $3
    and programme is not distinct from $4 and sector is not distinct from $5 and list_id is not distinct from $6 for update`,
  [projectId, mention.year, mention.level, mention.programme, mention.sector, mention.listId]);
  return row ?? null;
}

const listingValues = (projectId: string, mention: Mention, standing: Standing, importId: string | null): Omit<Listing, 'id'> => ({
  projectId, year: mention.year, level: mention.level, programme: mention.programme, sector: mention.sector, listId: mention.listId, phase: mention.phase, stage: standing.stage,
  totalInvestment: mention.totalInvestment, annualPlan: mention.annualPlan, plannedStart: standing.plannedStart, plannedCompletion: standing.plannedCompletion,
  startedOn: standing.startedOn, completedOn: standing.completedOn, note: mention.note, sourceTitle: mention.sourceTitle, sourceUrl: mention.sourceUrl, knownOn: standing.knownOn, importId, withdrawnOn: null, standsSince: standing.knownOn,
});

/** What the day makes of a mention (its stage, its dates) may move on; only what the source itself says counts as a change. */
const SAID = ['phase', 'total_investment', 'annual_plan', 'note', 'source_title', 'source_url'] as const;

function sameListing(tx: Tx, before: Listing, now: Omit<Listing, 'id'>): boolean {
  const was = columnValues(tx, Listing, before);
  const is = columnValues(tx, Listing, now);
  return SAID.every((column) => String(was[column] ?? '') === String(is[column] ?? ''));
}
