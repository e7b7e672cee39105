import { departmentDefined } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import { isWithin } from '@cornerstone/kernel/region';
import type { RegionFacts } from '../regions/regions.rules';

/** A line of department-kinds.csv; one with a province takes the place of the general one there. */
export interface KindLine { kind: string; name_zh: string; province: string; province_suffix: string; city_suffix: string }
export interface DepartmentFacts { id: string; name: string; kind: string; kindName: string; regionCode: string; regionPath: string }

/** Every kind in every province and every body directly below one (cities, 郑州航空港区): 河南省财政厅, 郑州市财政局. */
export function departmentsOf(regions: readonly RegionFacts[], kinds: readonly KindLine[]): DepartmentFacts[] {
  const general = kinds.filter((line) => line.province === '');
  return regions.filter((region) => region.current && region.path.split('.').length <= 2).flatMap((region) => general.map((line) => {
    const { kind, name_zh: kindName, province_suffix, city_suffix } = kinds.find((own) => own.kind === line.kind && own.province !== '' && isWithin(region.path, own.province)) ?? line;
    return { id: `dep_${region.id}_${kind}`, name: region.name + (region.level === 'PROVINCE' ? province_suffix : city_suffix), kind, kindName, regionCode: region.id, regionPath: region.path };
  }));
}

export const departmentFact = (department: DepartmentFacts, knownOn: Day) => departmentDefined.of(knownOn, {
  id: department.id, name: department.name, kind: department.kind, region: department.regionCode, regionPath: department.regionPath,
});
