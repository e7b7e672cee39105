import { graph, type NamedOperation } from '../named';
import { DEMONSTRATION } from './demonstration';

export const projects: NamedOperation[] = [
  { id: 'Projects', zh: '项目清单', en: 'Projects', variables: { filter: { year: 2024, level: 'PROVINCIAL' }, first: 20 }, document: graph`
    query Projects($filter: ProjectFilter, $first: Int, $after: String) {
      projects(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id code name level stage sector
          region { code name }
          totalInvestment { amount(unit: YI) }
        }
      }
    }
  ` },
  { id: 'CrossRegionProjects', zh: '跨市项目与投资分摊', en: 'Projects of several cities and their shares', variables: { filter: { crossRegion: true, year: 2019 } }, document: graph`
    query CrossRegionProjects($filter: ProjectFilter) {
      projects(filter: $filter, first: 20) {
        totalCount
        nodes {
          code name
          regions { code name }
          totalInvestment { amount(unit: YI) }
          regionShares { version source shares { region { code } share { value } amount { amount(unit: YI) } } }
        }
      }
    }
  ` },
  { id: 'ProjectStructure', zh: '项目代码沿革与组成', en: 'Codes of a project, and its parts', variables: { code: DEMONSTRATION }, document: graph`
    query ProjectStructure($code: String!) {
      project(code: $code) {
        code nationalCode name
        codes { code since until change reason }
        partOf { project { code name } kind since }
        parts(first: 20) { totalCount nodes { project { code name } kind since } }
        partTotals { kind count unstated totalInvestment { amount(unit: YI) } difference { amount(unit: YI) } }
      }
    }
  ` },
  { id: 'SlowProjects', zh: '洛阳：应开未开与停工', en: 'Luoyang: not started or stopped', variables: { filter: { region: '410300', stage: ['PLANNED_START', 'SUSPENDED'] } }, document: graph`
    query SlowProjects($filter: ProjectFilter) {
      projects(filter: $filter, first: 50) {
        totalCount
        nodes {
          code name stage
          issues { title state deadline }
          approvals { mayStart missingForStart clock { remainingDays state dueOn } }
        }
      }
    }
  ` },
];
