import { graph, type NamedOperation } from '../named';

export const reports: NamedOperation[] = [
  { id: 'MissingReports', zh: '报送覆盖与逾期未报', en: 'Reports: coverage and what is missing', document: graph`
    query MissingReports($region: ID, $period: PeriodInput, $rhythm: ReportRhythm! = MONTH) {
      reportCoverage(region: $region, period: $period) { region { code name } reported { value numerator denominator } inTime { value numerator denominator } }
      missingReports(region: $region, period: $period, rhythm: $rhythm, first: 20) {
        totalCount
        nodes { rhythm from to dueOn daysLate project { code name } department { name } }
      }
      sprints(first: 10) { nodes { name rhythm from to programme level region { name } } }
    }
  ` },
  { id: 'HalfYear', zh: '双过半', en: 'Half of the plan by the middle of the year', variables: { year: 2024 }, document: graph`
    query HalfYear($year: Int!, $filter: ProjectFilter) {
      halfYear(year: $year, filter: $filter) {
        on sharePercent met
        investment { value numerator denominator }
        projects { value numerator denominator }
        list(met: false, first: 20) { totalCount nodes { project { code name } rate { value numerator denominator } } }
      }
    }
  ` },
  { id: 'YearOnYear', zh: '可比口径同比', en: 'Year on year, on a comparable basis', variables: { period: { year: 2024, month: 10 } }, document: graph`
    query YearOnYear($period: PeriodInput!, $filter: ProjectFilter) {
      yearOnYear(period: $period, filter: $filter) {
        basis projectsNow projectsBefore
        now { amount(unit: YI) } before { amount(unit: YI) } growth { value numerator denominator }
        rateNow { value } rateBefore { value } points
      }
    }
  ` },
  { id: 'Goals', zh: '区域与专项目标', en: 'Goals of regions and programmes', variables: { year: 2024 }, document: graph`
    query Goals($year: Int, $region: ID, $on: Date) {
      goals(year: $year, region: $region, first: 20) {
        nodes { code label bound threshold unit dueOn source region { name } status(on: $on) { state actual { value numerator denominator } } }
      }
    }
  ` },
  { id: 'Presence', zh: '三到现场', en: 'Present at start, during works and at completion', document: graph`
    query Presence($region: ID, $stage: [PresenceStage!]) {
      presenceCoverage(region: $region) { stage rate { value numerator denominator } }
      presenceGaps(region: $region, stage: $stage, first: 20) { totalCount nodes { missing project { code name stage } } }
    }
  ` },
  { id: 'Imports', zh: '导入批次', en: 'What was imported', document: graph`
    query Imports($undone: Boolean) {
      importBatches(undone: $undone, first: 20) {
        totalCount
        nodes { id file knownOn accepted unchanged rejected { sheet row column code message } warnings { sheet row column code message } undoneOn undoReason }
      }
    }
  ` },
];
