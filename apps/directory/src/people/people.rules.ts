import { personDefined } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import type { RegionFacts } from '../regions/regions.rules';

/** A line of people.csv; lists are joined by semicolons, regions may be '*'. */
export interface PersonLine { id: string; login: string; name: string; title_zh: string; title_en: string; departments: string; regions: string; roles: string }
export interface PersonFacts { id: string; login: string; name: string; titleZh: string; titleEn: string; departmentIds: string[]; regionPaths: string[]; roles: string[]; disabled: boolean }

const EVERYWHERE = '*';
const list = (cell: string): string[] => cell.split(';').filter((each) => each !== '');

/** Whoever was disabled here stays so: the list says who there is, not who may act today. */
export function peopleFrom(lines: readonly PersonLine[], regions: readonly RegionFacts[], departments: readonly { id: string }[], disabled: ReadonlySet<string> = new Set()): PersonFacts[] {
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
      regionPaths: list(line.regions).map((code) => pathOf(line, code)), roles: list(line.roles), disabled: disabled.has(line.id),
    };
  });
}

/** Ids and rights, never the name. */
export const personFact = (person: Pick<PersonFacts, 'id' | 'departmentIds' | 'regionPaths' | 'roles' | 'disabled'>, knownOn: Day) => personDefined.of(knownOn, {
  id: person.id, departments: person.departmentIds, regionPaths: person.regionPaths, roles: person.roles, disabled: person.disabled,
});
