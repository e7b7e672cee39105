/* What the commands ask of the graph: all of it is known to the gateway, so that a production answers it. `npm run generate` after a change. */
const FINDING = '{ sheet row column code message }';
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'ZONE'];

export const IMPORT_PROJECTS = `mutation ImportProjects($input: ImportProjectsInput!, $key: String) { importProjects(input: $input, idempotencyKey: $key) { codes outcomes rejected ${FINDING} } }`;
export const UNDO_IMPORT = 'mutation UndoImport($input: UndoImportInput!) { undoImport(input: $input) { id file digest accepted undoneOn undoReason } }';
export const IMPORT_BATCHES = `query ImportBatches($id: ID, $digest: String, $undone: Boolean, $first: Int, $after: String) { importBatches(id: $id, digest: $digest, undone: $undone, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id file digest accepted unchanged knownOn at by { id } undoneOn undoneBy { id } undoReason } } }`;
export const IMPORT_FUNDS = `mutation ImportFunds($input: ImportFundsInput!) { importFunds(input: $input) { outcomes rejected ${FINDING} warnings ${FINDING} } }`;
export const REGIONS = `query RegionsOfLevels { ${LEVELS.map((level) => `${level}: regions(level: ${level}) { code name level current parent { code } }`).join(' ')} }`;
export const SET_CLOCK = 'mutation SetClock($day: Date!) { setClock(input: { day: $day }) { day } }';
export const EXPORT_PROJECTS = `query ExportProjects($filter: ProjectFilter, $first: Int, $after: String) { projects(filter: $filter, first: $first, after: $after, orderBy: CODE) {
  totalCount pageInfo { hasNextPage endCursor } nodes { code name owner scale totalQuality buildStart buildEnd regions { code }
    listings { listId year level programme sector phase note sourceTitle sourceUrl totalInvestment { amount(unit: YI) } annualPlan { amount(unit: YI) } } } } }`;
export const PROJECT_OF = 'query ProjectOf($code: String, $id: ID) { project(code: $code, id: $id) { id } }';
export const REGION_OF = 'query RegionOf($code: ID!) { region(code: $code) { name } }';
