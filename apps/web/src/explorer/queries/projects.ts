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
  { id: 'StartPlans', zh: '逾期开复工方案', en: 'Plans to start or resume that are late', variables: { late: true }, document: graph`
    query StartPlans($kind: StartKind, $late: Boolean, $region: ID) {
      startPlans(kind: $kind, late: $late, region: $region, first: 20) {
        totalCount
        nodes { kind planVersion targetOn measures late department { name } project { code name stage } }
      }
      projectsWithoutStartPlan(region: $region, first: 20) {
        totalCount
        nodes { code name stage suspendedOn buildStart }
      }
    }
  ` },
  { id: 'Campaigns', zh: '开复工战役进展', en: 'Campaigns of starts and resumptions', document: graph`
    query Campaigns($on: Date) {
      campaigns(first: 20) {
        nodes {
          name kind opensOn dueOn targetPercent
          status(on: $on) { on members done pending missed doneLate met rate { value numerator denominator } projects(part: MISSED, first: 20) { nodes { code name } } }
        }
      }
    }
  ` },
  { id: 'Endings', zh: '调退与取消', en: 'Removed and cancelled projects', variables: { filter: { stage: ['REMOVED', 'CANCELLED'] } }, document: graph`
    query Endings($filter: ProjectFilter) {
      projects(filter: $filter, first: 50) {
        totalCount
        nodes { code name stage endings { kind on reason documentNumber authority { name } year programme } startViolations { procedures since } }
      }
    }
  ` },
  { id: 'CapacityAccounts', zh: '达效账户', en: 'Accounts of capacity', variables: { filter: { stage: ['COMMISSIONED', 'AT_CAPACITY'] } }, document: graph`
    query CapacityAccounts($filter: ProjectFilter) {
      projects(filter: $filter, first: 20) {
        nodes {
          code name stage commissionedOn atCapacityOn
          capacityAccount {
            steps { step doneOn }
            results { indicator rate { value numerator denominator } reached }
            reconciliation { official { period { label } } differences { indicator difference withinTolerance } explanation }
            handedOverTo { name }
            settlement { on reached explanation }
          }
        }
      }
    }
  ` },
];
