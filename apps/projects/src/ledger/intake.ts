import { createHash } from 'node:crypto';
import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { recordCourses, type New, type Step } from '@cornerstone/runtime/record';
import { insertAll, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { formerHolders, groundOf, type Fitting } from '../codes/codes.sql';
import { codesTaken } from './code-taken';
import { Listing } from './listing.entity';
import { knownPhases, nameKey, standingOf, type Mention } from './mention.rules';
import { Project } from './project.entity';
import { currentCodes, placesTold, type Place } from './regions';

/** A project while rows of an import are taken one after the other: as it is by now, and what brought it there. `saidAs`: by which name a row of this import has written each code of its first; `claimed`: mentions that are a row's of this import. */
export interface Known { was: Project; project: Project; isNew: boolean; steps: Step<Project>[]; listings: { row: Listing; isStored: boolean }[]; saidAs: Map<string, string>; claimed: Set<string> }

/** All that the rows of an import may touch, read before the first of them is decided and written after the last: a few statements whatever their number. */
export interface Intake {
  regions: ReadonlyMap<string, Place>;
  fits: Fitting;
  byCode: Map<string, Known>;
  byName: Map<string, Known[]>;
  /** Who had a national code rightly before. */
  formerly: Map<string, Known>;
  taken: Set<string>;
  all: Map<string, Known>;
  relisted: string[];
  /** Of each mention, the digest of what its row said of the project, null where none was kept, and the version it brought the project to (import_change). */
  said: ReadonlyMap<string, { said: string | null; version: number }>;
}

/** What a row says, and the national code it writes. */
export interface Told { mention: Mention; national: string | null }

export async function openIntake(tx: Tx, rows: readonly Told[]): Promise<Intake> {
  const regions = await placesTold(tx, [...new Set(rows.flatMap(({ mention }) => mention.regionCodes))]);
  const successors = [...new Set([...regions.values()].flatMap((place) => place.successors))].filter((code) => !regions.has(code));
  if (successors.length > 0) for (const [code, place] of await placesTold(tx, successors)) regions.set(code, place);
  const national = [...new Set(rows.flatMap((row) => row.national ?? []))];
  const formerly = national.length === 0 ? new Map<string, string>() : await formerHolders(tx, national);
  const projects = await select(tx, Project, '/* knownOfRows */ select * from project where id in (select id from project where code = any($1) union select id from project where name_key = any($2) union select unnest($3::text[])) order by id for update',
    [national, [...new Set(rows.map(({ mention }) => nameKey(mention.name)))], [...formerly.values()]]);
  const all = new Map(projects.map((project): [string, Known] => [project.id, { was: project, project, isNew: false, steps: [], listings: [], saidAs: new Map(), claimed: new Set() }]));
  const said = all.size === 0 ? [] : await query<{ id: string; said: string | null; version: number }>(tx, '/* saidOfRows */ select distinct on (listing_id) listing_id as id, said, version from import_change where project_id = any($1) and undone_from is null order by listing_id, import_id desc, at desc', [[...all.keys()]]);
  if (all.size > 0) for (const row of await select(tx, Listing, '/* listingsOfRows */ select * from listing where project_id = any($1) order by id for update', [[...all.keys()]])) all.get(row.projectId)?.listings.push({ row, isStored: true });
  const byCode = new Map([...all.values()].map((known) => [known.project.code, known]));
  const candidates = new Set(rows.flatMap((row) => { const mention = { ...row.mention, regionCodes: regionsOn(row.mention, regions, tx.today) }; return [...row.national ? [row.national] : [], ...codesFor(mention, null)]; }).filter((code) => !byCode.has(code) && !formerly.has(code)));
  const formerlyKnown = new Map([...formerly].flatMap(([code, id]): [string, Known][] => { const known = all.get(id); return known ? [[code, known]] : []; }));
  seedHolders(rows, (code) => byCode.get(code) ?? formerlyKnown.get(code));
  return {
    regions, fits: await groundOf(tx, national), all, relisted: [], said: new Map(said.map((each) => [each.id, each])), taken: new Set([...await codesTaken(tx, [...candidates]), ...byCode.keys(), ...formerly.keys()]),
    byCode, byName: Map.groupBy(all.values(), ({ project }) => project.nameKey),
    formerly: formerlyKnown,
  };
}

/** Where a row of the import writes the code's holder by its own name, the code is the holder's for every row, also for those above. */
function seedHolders(rows: readonly Told[], holder: (code: string) => Known | undefined): void {
  for (const { mention, national } of rows) {
    const known = national === null ? undefined : holder(national);
    if (national !== null && known?.project.nameKey === nameKey(mention.name)) known.saidAs.set(national, known.project.nameKey);
  }
}

/** The regions that a mention will be entered in, where the directory tells of all of them; others are refused. */
function regionsOn(mention: Mention, regions: ReadonlyMap<string, Place>, today: Day): string[] {
  const places = mention.regionCodes.flatMap((code) => regions.get(code) ?? []);
  const mayMove = places.length === mention.regionCodes.length && places.some(({ endedOn }) => endedOn !== null) && places.every(({ endedOn, successors }) => endedOn === null || successors.length === 1) && knownPhases.includes(mention.phase);
  return mayMove ? currentCodes(places, standingOf(mention, today).knownOn) : mention.regionCodes;
}

/** The national code, else the list's own number where it is free, else a code made from name and place: the same file gives the same code. */
function codesFor({ name, regionCodes, listId }: Pick<Mention, 'name' | 'regionCodes' | 'listId'>, national: string | null): string[] {
  if (national) return [national];
  const made = `CS-${createHash('sha256').update(`${nameKey(name)}|${[...regionCodes].sort().join(',')}`).digest('hex').slice(0, 12).toUpperCase()}`;
  return [...(listId ? [listId] : []), made, ...(listId ? [`${listId}-${made.slice(3, 9)}`] : [])];
}

export function freeCode({ taken }: Intake, mention: Mention, national: string | null): string {
  const free = codesFor(mention, national).find((code) => !taken.has(code));
  if (free !== undefined) return free;
  throw national ? badInput('P8.code-taken', { en: `Code ${national} is in the ledger already.`, zh: `代码 ${national} 已在台账中。` }, { code: national })
    : badInput('P8.code-taken', { en: `No free code for ${mention.name}.`, zh: `${mention.name} 无可用代码。` });
}

const liesIn = (place: string, other: string): boolean => place === other || place.startsWith(`${other}.`);
const overlap = (mine: readonly string[], theirs: readonly string[]): boolean => mine.length === 0 || theirs.length === 0 || mine.some((place) => theirs.some((other) => liesIn(place, other) || liesIn(other, place)));

/** Whose a national code is, now or before. */
export const holderOf = (intake: Intake, national: string | null): Known | null => (national === null ? null : intake.byCode.get(national) ?? intake.formerly.get(national) ?? null);

/**
 * The same project: the same code, now or before, or the same name where the places overlap or one source names none; one that was withdrawn only where there is no other, and not under another code.
 * One code may stand for several projects of a list, the sub-projects of a package (打捆): a row of another name than the one the code was taken by is another project, and may be one that was withdrawn under a code of its own.
 */
export function matchOf(intake: Intake, mention: Mention, national: string | null, paths: readonly string[]): Known | null {
  const key = nameKey(mention.name);
  const holder = holderOf(intake, national);
  if (national) intake.fits(national, mention.kind);
  const saidAs = holder && national ? holder.saidAs.get(national) : undefined;
  if (holder && (holder.project.nameKey === key || saidAs === key)) return holder;
  const isAnothers = saidAs !== undefined && saidAs !== key;
  const named = sameNamed(intake, key, isAnothers ? null : national, paths);
  return holder && !named && saidAs === undefined ? holder : named;
}

function sameNamed(intake: Intake, key: string, national: string | null, paths: readonly string[]): Known | null {
  const same = (intake.byName.get(key) ?? []).filter(({ project }) => project.nameKey === key && (project.withdrawnOn === null || national === null || project.code === national) && overlap(project.regionPaths, paths));
  const last = ({ project }: Known): string => `${project.withdrawnOn === null ? 0 : 1}${project.regionPaths.length === 0 ? 1 : 0}${project.id}`;
  return same.toSorted((a, b) => (last(a) < last(b) ? -1 : 1))[0] ?? null;
}

/** A further step of a project. */
export function apply(known: Known, facts: readonly Fact[], to: Partial<Project>): Project {
  known.steps.push({ facts, to });
  return (known.project = Object.assign(new Project(), known.project, to, { version: known.project.version + facts.length }));
}

export function enterProject(intake: Intake, values: New<Project>, facts: readonly Fact[]): Known {
  const was = Object.assign(new Project(), values, { version: 0 });
  const known: Known = { was, project: was, isNew: true, steps: [], listings: [], saidAs: new Map(), claimed: new Set() };
  apply(known, facts, {});
  intake.all.set(values.id, known);
  intake.byCode.set(values.code, known);
  intake.byName.set(values.nameKey, [...intake.byName.get(values.nameKey) ?? [], known]);
  intake.taken.add(values.code);
  return known;
}

/** A changed mention takes the place of the one before. */
export function relist(intake: Intake, known: Known, before: Listing | null, now: Listing): void {
  if (known.listings.some(({ row, isStored }) => row === before && isStored)) intake.relisted.push(now.id);
  known.listings = [...known.listings.filter(({ row }) => row !== before), { row: now, isStored: false }];
}

/** Writes what was decided: projects, events, audit, lists. */
export async function keepIntake(tx: Tx, { all, relisted }: Intake): Promise<void> {
  const changed = [...all.values()].filter(({ steps }) => steps.length > 0);
  await recordCourses(tx, changed.map(({ was, isNew, steps }) => ({ row: was, isNew, steps })));
  if (relisted.length > 0) await query(tx, '/* relist */ delete from listing where id = any($1)', [relisted]);
  await insertAll(tx, Listing, changed.flatMap(({ listings }) => listings.flatMap(({ row, isStored }) => (isStored ? [] : [row]))));
}
