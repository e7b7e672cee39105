import type { Messages } from './messages';
import { pagesEn } from './messages.pages.en';

export const en: Messages = {
  ...pagesEn,
  app: {
    name: 'Cornerstone', overview: 'Overview', explorer: 'Explorer', person: 'Signed in as', skip: 'Skip to content', print: 'Print', loading: 'Loading…', refreshing: 'Updating…',
    retry: 'Try again', notApplicable: 'n/a', absent: '—', yes: 'yes', no: 'no', unit: 'Unit', source: 'Figures come from the federated graph, /graphql',
    otherLanguage: '中文', failed: 'No data could be fetched: {reason}',
  },
  signIn: {
    in: 'Sign in', byPassword: 'Sign in with password', out: 'Sign out', needed: 'Sign in to see the projects that you may see.', orToken: 'Use an access token',
    token: 'Access token', hint: 'This is no demonstration: paste the bearer token your department issued. It stays in this browser tab.', use: 'Use it',
  },
  fault: {
    unavailable: '{services} did not answer; what it owns is missing here, the rest is complete.', at: 'as answered {time}', some: 'Some parts could not be fetched', trace: 'trace {id}',
    section: 'Missing: {service} did not answer', sectionRefused: 'Missing: {message}', anyService: 'A service',
  },
  service: {
    projects: 'The projects service', approvals: 'The approvals service', funding: 'The funding service', elements: 'The elements service', supervision: 'The supervision service', directory: 'The directory service',
  },
  unit: { YUAN: 'yuan', WAN: '×10,000 yuan', YI: '×100 m yuan' },
  filter: {
    title: 'Filters', year: 'Year', region: 'Region', level: 'Level', sector: 'Sector', stage: 'Stage', kind: 'Kind', programme: 'Programme', text: 'Name or code', asOf: 'Known as of', all: 'All', clear: 'Clear filters', apply: 'Find',
  },
  figure: {
    count: 'Projects', totalInvestment: 'Total investment', plannedInvestment: "Year's plan", investmentDone: 'Done this year',
    startRate: 'Start rate', resumptionRate: 'Resumption rate', investmentRate: 'Investment rate', completionRate: 'Completion rate', commissioningRate: 'Commissioning rate', capacityRate: 'Capacity rate', leaderCoverage: 'Leader rate', fundUseRate: 'Fund use rate',
    startRateMeans: "started ÷ the year's planned new starts", resumptionRateMeans: 'working again or completed ÷ suspended in the year', investmentRateMeans: "investment done in the year ÷ the same projects' plan", completionRateMeans: 'completed ÷ planned completions', commissioningRateMeans: 'commissioned ÷ works ever begun', capacityRateMeans: 'at capacity ÷ commissioned', leaderCoverageMeans: 'carried by a leader ÷ neither removed nor cancelled', fundUseRateMeans: 'bonds: paid ÷ issued; else paid ÷ arranged',
    outOf: '{n} / {of} {unit}', projects: 'projects',
  },
  slice: {
    byRegion: 'By region', bySector: 'By sector', region: 'Region', sector: 'Sector', onlyThis: 'Only {name}', note: 'A project of several regions is listed in each and counted once above them, so rows may add up to more than the total.', empty: 'No projects to group.', none: 'not stated', provinceItself: 'Listed for the province itself, in no city',
  },
  list: { title: 'Projects', name: 'Project', code: 'Code', more: 'Next page', first: 'Back to the first page', shown: '{n} on this page, {total} in all', empty: 'No project matches. Try fewer filters.' },
  project: {
    title: 'One project, one ledger', back: 'Back to the overview', notFound: 'There is no project with code {code}, or you may not see it.', code: 'Code', region: 'Region', level: 'Level', sector: 'Sector', kind: 'Procedure', stage: 'Stage',
    scale: 'Scale', owner: 'Owner', built: 'Years of building', physical: 'Physical progress', total: 'Total investment', leaders: 'Leaders in charge', since: 'since {date}', content: 'What is built', empty: 'Nothing recorded yet.',
  },
  procedures: {
    title: 'Procedures', limit: '{used} used of {limit} {unit}', paused: 'clock stopped {paused} days', left: '{left} {unit} left', over: '{over} {unit} over', due: 'due {date}', provisional: 'holidays of the year not published yet, the day is provisional', accepted: 'accepted {date}', closed: 'closed {date}', decidedOf: '{decided} of {all} decided', mayStart: 'May start works', mayNotStart: 'May not start works yet',
    procedure: 'Procedure', department: 'Department', status: 'Status', dueOn: 'Due', decidedOn: 'Decided', commitments: 'Commitments', commitment: 'Kind', authority: 'Given by', state: 'State', fulfilBy: 'Keep by',
  },
  plan: {
    quarter: 'Quarter {n}', month: 'Month {n}', milestone: 'Milestone', due: 'Due', latestStart: 'Latest start', doneOn: 'Done', late: 'late', onTime: 'on time',
  },
  reports: { title: 'Progress reports', period: 'Period', investment: 'In the period', cumulative: 'Cumulative', physical: 'Physical progress', amended: 'Amended: {reason}' },
  money: {
    title: 'Money', allocated: 'Allocated', issued: 'Issued', disbursed: 'Disbursed', paid: 'Paid', useRate: 'Fund use rate', at: 'Day', debit: 'Debit', credit: 'Credit', amount: 'Amount', memo: 'Memo', entries: 'Entries',
  },
  elements: { title: 'Elements', kind: 'Element', needed: 'Needed', secured: 'Secured', status: 'Status', explanation: 'Explanation' },
  evidence: { title: 'Evidence and verification', none: 'Nothing verified yet; uploaded material is under Files.', kind: 'Kind', takenAt: 'Taken', inside: 'Inside the site', verified: 'Verified progress', digest: 'File digest' },
  files: { title: 'Files', name: 'Name', kind: 'Kind', size: 'Size', at: 'Uploaded', add: 'Upload a file', sending: 'Sending, {part}%', refused: '{name} was not taken: {message}', hint: 'Photos, PDF, xlsx and docx up to 20 MB; video and TIFF up to 200 MB. Place and time in a photo are kept.' },
  problems: { title: 'Issues', about: 'Issue', state: 'State', severity: 'Severity', assignedTo: 'Assigned to', deadline: 'Deadline', overdue: 'overdue' },
  listings: { title: 'Lists and sources', year: 'Year', programme: 'Programme', level: 'Level', stage: 'Stage then', known: 'Known since', source: 'Source' },
  timeline: { title: 'Timeline', more: 'Only the earliest {n} of {total} are listed.' },
  level: { NATIONAL: 'National', PROVINCIAL: 'Provincial', CITY: 'City', COUNTY: 'County' },
  stage: {
    PROPOSED: 'Proposed', RESERVED: 'Reserved', PREWORK: 'Pre-work', PLANNED_START: 'Planned start', UNDER_CONSTRUCTION: 'Under construction', COMPLETED: 'Completed', COMMISSIONED: 'Commissioned', AT_CAPACITY: 'At capacity',
    SUSPENDED: 'Suspended', REMOVED: 'Removed', CANCELLED: 'Cancelled',
  },
  kind: { APPROVAL: 'Approval', RATIFICATION: 'Ratification', FILING: 'Filing' },
  fileKind: { EVIDENCE: 'Evidence', LETTER: 'Commitment letter', OTHER: 'Other' },
  seen: { PHOTO: 'Photo', VIDEO: 'Video', DRONE: 'Drone', SATELLITE: 'Satellite' },
  element: { LAND: 'Land', FARMLAND_BALANCE: 'Farmland balance', ENERGY: 'Energy', ENVIRONMENT: 'Environment', LABOUR: 'Labour', MATERIAL: 'Material', MACHINERY: 'Machinery', SUPPLY: 'Supplies' },
  clock: { RUNNING: 'running', AMBER: 'amber', RED: 'red, over the limit', STOPPED: 'clock stopped', DONE: 'done' },
  dayUnit: { WORKING_DAY: 'working days', DAY: 'days' },
  item: { WAITING: 'waits for others', READY: 'in hand', GRANTED: 'granted', REFUSED: 'refused', WAIVED: 'not needed' },
  commitment: { OPEN: 'open', FULFILLED: 'kept', BROKEN: 'not kept', LAPSED: 'lapsed' },
  commitmentKind: { PROMISE_LETTER: 'Promise letter', TOLERATED_OMISSION: 'Tolerated omission' },
  guarantee: { OPEN: 'to be reserved', PARTLY: 'partly reserved', RESERVED: 'all reserved', SECURED: 'all supplied', SHORT: 'pools short' },
  issue: { FOUND: 'found', ASSIGNED: 'assigned', SUPERVISED: 'under supervision', REPORTED_BACK: 'reported back', FOLLOWED_UP: 'checked on site', CLOSED: 'closed' },
  severity: { LOW: 'low', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' },
  issueKind: {
    COMMITMENT_BROKEN: 'Promise not kept', START_WITHOUT_PERMITS: 'Start without permits', FUNDS_BREACH: 'Books break a rule', CONTRADICTION: 'Contradiction', OBSTRUCTION: 'Obstruction', INACTION: 'Inaction', APPROVAL: 'Approval', FUNDS: 'Funds', LAND: 'Land', ELEMENTS: 'Elements',
    PROGRESS: 'Progress', REPORTING: 'Reports and duties', QUALITY_SAFETY: 'Quality and safety', OTHER: 'Other',
  },
  supervisor: { COUNTY: 'county supervises', CITY: 'city supervises', PROVINCE: 'province supervises' },
  explorer: {
    title: 'Explorer', queries: 'Queries', mutations: 'Mutations', curl: 'Copy as curl', copied: 'Copied', search: 'Find a query…', loading: 'Loading the editor…', signedIn: 'Calling /graphql as {person}', help: 'Pick one on the left and press ▷ (Ctrl+Enter); the icons open the documentation',
  },
};
