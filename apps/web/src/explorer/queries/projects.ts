import { graph, type NamedOperation } from '../named';

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
