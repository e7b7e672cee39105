import { personDefined } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import { isWithin } from '@cornerstone/kernel/region';
import type { RegionFacts, RegionLife } from '../regions/regions.rules';

/** A line of people.csv; lists are joined by semicolons, regions may be '*'. */
export interface PersonLine { id: string; login: string; name: string; title_zh: string; title_en: string; departments: string; regions: string; roles: string }
export interface PersonFacts { id: string; login: string; name: string; titleZh: string; titleEn: string; departmentIds: string[]; regionPaths: string[]; roles: string[]; disabled: boolean }

const EVERYWHERE = '*';
const list = (cell: string): string[] => cell.split(';').filter((each) => each !== '');

/** A region as far as it says where one acts: its place, and what took it where it has ended. */
type Placed = Pick<RegionFacts, 'id' | 'path'> & Partial<Pick<RegionLife, 'successorCodes'>>;

/** Who acts in a region acts for what was recorded under the regions whose place it took: history keeps the old one (孟津县 of 孟津区), and somebody answers for it. */
function withEnded(paths: readonly string[], regions: readonly Placed[]): string[] {
  const acts = (path: string): boolean => paths.some((mine) => isWithin(path, mine));
  const pathOf = new Map(regions.map(({ id, path }) => [id, path]));
  const ended = regions.filter(({ path, successorCodes = [] }) => !acts(path) && successorCodes.some((code) => acts(pathOf.get(code) ?? '')));
  return [...paths, ...(paths.includes(EVERYWHERE) ? [] : ended.map(({ path }) => path).sort())];
}

/** Whoever was disabled here stays so: the list says who there is, not who may act today. */
export function peopleFrom(lines: readonly PersonLine[], regions: readonly Placed[], departments: readonly { id: string }[], disabled: ReadonlySet<string> = new Set()): PersonFacts[] {
  const paths = new Map(regions.map((region) => [region.id, region.path]));
  const known = new Set(departments.map((department) => department.id));
  const pathOf = (line: PersonLine, code: string): string => {
    const path = code === EVERYWHERE ? EVERYWHERE : paths.get(code);
    if (path === undefined) throw new Error(`${line.login} acts in ${code}, which is not listed`);
    return path;
  };
  return lines.map((line) => {
    const departmentIds = list(line.departments);
    const stranger = departmentIds.find((id) => !known.has(id));
    if (stranger) throw new Error(`${line.login} acts for ${stranger}, which does not exist`);
    return {
      id: line.id, login: line.login, name: line.name, titleZh: line.title_zh, titleEn: line.title_en, departmentIds,
      regionPaths: withEnded(list(line.regions).map((code) => pathOf(line, code)), regions), roles: list(line.roles), disabled: disabled.has(line.id),
    };
  });
}

/** Ids and rights, never the name. */
export const personFact = (person: Pick<PersonFacts, 'id' | 'departmentIds' | 'regionPaths' | 'roles' | 'disabled'>, knownOn: Day) => personDefined.of(knownOn, {
  id: person.id, departments: person.departmentIds, regionPaths: person.regionPaths, roles: person.roles, disabled: person.disabled,
});
