/* What the commands ask of the graph: all of it is known to the gateway, so that a production answers it. `npm run generate` after a change. */
const FINDING = '{ sheet row column code message }';
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'ZONE'];

export const IMPORT_PROJECTS = `mutation ImportProjects($input: ImportProjectsInput!, $key: String) { importProjects(input: $input, idempotencyKey: $key) { codes outcomes rejected ${FINDING} warnings ${FINDING} } }`;
export const UNDO_IMPORT = 'mutation UndoImport($input: UndoImportInput!) { undoImport(input: $input) { id file digest accepted undoneOn undoReason } }';
export const IMPORT_BATCHES = `query ImportBatches($id: ID, $digest: String, $undone: Boolean, $first: Int, $after: String) { importBatches(id: $id, digest: $digest, undone: $undone, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id file digest accepted unchanged knownOn at by { id } undoneOn undoneBy { id } undoReason } } }`;
export const UNDO_FUND_IMPORT = 'mutation UndoFundImport($input: UndoFundImportInput!) { undoFundImport(input: $input) { id file digest accepted undoneOn undoReason } }';
export const FUND_IMPORTS = 'query FundImports($first: Int, $after: String) { fundImports(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id file digest accepted unchanged knownOn at undoneOn undoneBy { id } undoReason } } }';
export const IMPORT_FUNDS = `mutation ImportFunds($input: ImportFundsInput!) { importFunds(input: $input) { outcomes rejected ${FINDING} warnings ${FINDING} } }`;
export const REGIONS = `query RegionsOfLevels { ${LEVELS.map((level) => `${level}: regions(level: ${level}) { code name level current parent { code } }`).join(' ')} }`;
export const SET_CLOCK = 'mutation SetClock($day: Date!) { setClock(input: { day: $day }) { day } }';
export const EXPORT_PROJECTS = `query ExportProjects($filter: ProjectFilter, $first: Int, $after: String) { projects(filter: $filter, first: $first, after: $after, orderBy: CODE) {
  totalCount pageInfo { hasNextPage endCursor } nodes { code name owner scale totalQuality buildStart buildEnd regions { code }
    listings { listId year level programme sector phase note sourceTitle sourceUrl totalInvestment { amount(unit: YI) } annualPlan { amount(unit: YI) } } } } }`;
const REPORTS = '{ pageInfo { hasNextPage endCursor } nodes { id day fromMonth period { year month week } investment { amount } physicalProgress amendedBy { id } } }';
const FILES = '{ pageInfo { hasNextPage endCursor } nodes { id kind name mediaType digest } }';
export const EXPORT_OC4IDS = `query ExportOc4ids($filter: ProjectFilter, $after: String, $asOf: Date) { projects(filter: $filter, first: 20, after: $after, orderBy: CODE, asOf: $asOf) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id code name stage sector scale buildContent owner totalQuality buildStart buildEnd startedOn completedOn commissionedOn totalInvestment { amount } regions { code name }
    listings { id year level programme sector listId annualPlan { amount } } reports(first: 36) ${REPORTS} files(first: 10) ${FILES} leaders { until department { id name } }
    approvals { items { id status dueOn decidedOn procedure { code name } } } } } }`;
export const MORE_REPORTS = `query MoreReports($id: ID, $asOf: Date, $after: String) { project(id: $id, asOf: $asOf) { reports(first: 100, after: $after) ${REPORTS} } }`;
export const MORE_FILES = `query MoreFiles($id: ID, $asOf: Date, $after: String) { project(id: $id, asOf: $asOf) { files(first: 100, after: $after) ${FILES} } }`;
export const PROJECT_SHEET = `query ProjectSheet($code: String, $asOf: Date, $year: Int!, $funds: Boolean!, $names: Boolean!) { project(code: $code, asOf: $asOf) {
  id code name kind level stage sector scale buildContent owner totalQuality buildStart buildEnd startedOn suspendedOn resumedOn completedOn commissionedOn physicalProgress totalInvestment { amount(unit: WAN) } regions { name }
  listings { year level programme sector listId stage annualPlan { amount(unit: WAN) } }
  plan(year: $year) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
  reports(first: 100) { pageInfo { hasNextPage endCursor } nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress workforce problems amendedBy { id } } }
  approvals { acceptedOn closedOn items { status dueOn decidedOn procedure { name } department { name } } commitments { authority due state procedure { name } } }
  funding @include(if: $funds) { lines { kind batch { name year } allocated { amount(unit: WAN) } issued { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } } }
  guarantees { kind item unit needed reserved supplied status explanation }
  issues { code title kind severity state deadline method result overdue department { name } assignedTo { title } }
  startPlan { kind targetOn measures late department { name } person { title } }
  incidents(first: 100) { nodes { kind severity what happenedOn closedOn measures } }
  leaders { level since person { title name @include(if: $names) } department { name } policeOfficer { title } team { title } } } }`;
export const SHEET_REPORTS = 'query SheetReports($id: ID, $asOf: Date, $after: String) { project(id: $id, asOf: $asOf) { reports(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress workforce problems amendedBy { id } } } } }';
export const HOUSE_DAY = 'query HouseDay { clock { day } }';
export const MY_DEPARTMENTS = 'query MyDepartments { me { departments { name } } }';
export const PROJECT_OF = 'query ProjectOf($code: String, $id: ID) { project(code: $code, id: $id) { id } }';
export const REGION_OF = 'query RegionOf($code: ID!) { region(code: $code) { name } }';
