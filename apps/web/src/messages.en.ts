import type { Messages } from './messages';

export const en: Messages = {
  app: {
    name: 'Cornerstone', overview: 'Overview', explorer: 'Explorer', person: 'Signed in as', skip: 'Skip to content', print: 'Print', loading: 'Loading…', refreshing: 'Updating…',
    retry: 'Try again', notApplicable: 'not applicable', absent: '—', yes: 'yes', no: 'no', unit: 'Unit', source: 'Figures come from the federated graph, /graphql',
    otherLanguage: '中文', failed: 'No data could be fetched: {reason}',
  },
  signIn: { token: 'Access token', hint: 'This is no demonstration: paste the bearer token your department issued. It stays in this browser tab.', use: 'Use it' },
  fault: {
    unavailable: '{services} did not answer; what it owns is missing here, the rest is complete.', at: 'as answered {time}', some: 'Some parts could not be fetched', trace: 'trace {id}',
    section: 'Missing: {service} did not answer', sectionRefused: 'Missing: {message}', anyService: 'A service',
  },
  service: {
    projects: 'The projects service', approvals: 'The approvals service', funding: 'The funding service', elements: 'The elements service', supervision: 'The supervision service', directory: 'The directory service',
  },
  unit: { YUAN: 'yuan', WAN: '×10,000 yuan', YI: '×100 m yuan' },
  filter: {
    title: 'Filters', year: 'Year', region: 'Region', level: 'Level', sector: 'Sector', stage: 'Stage', kind: 'Kind', text: 'Name or code', asOf: 'Known as of', all: 'All', clear: 'Clear filters', apply: 'Find',
  },
  figure: {
    count: 'Projects', totalInvestment: 'Total investment', plannedInvestment: "Year's plan", investmentDone: 'Done this year',
    startRate: 'Start rate', investmentRate: 'Investment rate', completionRate: 'Completion rate', fundUseRate: 'Fund use rate',
    startRateMeans: "started ÷ the year's planned new starts", investmentRateMeans: "investment done in the year ÷ the same projects' plan", completionRateMeans: 'completed ÷ planned completions', fundUseRateMeans: 'bonds: paid ÷ issued; else paid ÷ arranged',
    outOf: '{n} / {of} {unit}', projects: 'projects',
  },
  slice: {
    byRegion: 'By region', bySector: 'By sector', region: 'Region', sector: 'Sector', onlyThis: 'Only {name}', note: 'A project of several regions is listed in each and counted once above them, so rows may add up to more than the total.', empty: 'No projects to group.',
  },
  list: { title: 'Projects', name: 'Project', code: 'Code', more: 'Next page', first: 'Back to the first page', shown: '{n} on this page, {total} in all', empty: 'No project matches. Try fewer filters.' },
  project: {
    title: 'One project, one ledger', back: 'Back to the overview', notFound: 'There is no project with code {code}, or you may not see it.', code: 'Code', region: 'Region', level: 'Level', sector: 'Sector', kind: 'Procedure', stage: 'Stage',
    total: 'Total investment', leaders: 'Leaders in charge', since: 'since {date}', content: 'What is built', empty: 'Nothing recorded yet.',
  },
  procedures: {
    title: 'Procedures', limit: '{used} of {limit} days used, clock stopped {paused} days, {left} left', due: 'due {date}', mayStart: 'May start works', mayNotStart: 'May not start works yet',
    procedure: 'Procedure', department: 'Department', status: 'Status', dueOn: 'Due', commitments: 'Commitments', authority: 'Given to', state: 'State',
  },
  plan: {
    title: 'Plan and milestones', year: 'Planned investment {year}', quarter: 'Quarter {n}', milestone: 'Milestone', due: 'Due', latestStart: 'Latest start', doneOn: 'Done', late: 'late', onTime: 'on time',
  },
  reports: { title: 'Progress reports', period: 'Period', investment: 'In the period', cumulative: 'Cumulative', physical: 'Physical progress', amended: 'Amended: {reason}' },
  money: {
    title: 'Money', allocated: 'Allocated', disbursed: 'Disbursed', paid: 'Paid', useRate: 'Use rate', at: 'When', debit: 'Debit', credit: 'Credit', amount: 'Amount', memo: 'Memo',
  },
  elements: { title: 'Elements', kind: 'Element', needed: 'Needed', secured: 'Secured', status: 'Status', explanation: 'Explanation' },
  evidence: { title: 'Evidence', kind: 'Kind', takenAt: 'Taken', inside: 'Inside the site', verified: 'Verified progress', digest: 'File digest' },
  problems: { title: 'Problems', code: 'Number', state: 'State', severity: 'Severity', assignedTo: 'Assigned to', deadline: 'Deadline' },
  timeline: { title: 'Timeline' },
  level: { NATIONAL: 'National', PROVINCIAL: 'Provincial', CITY: 'City', COUNTY: 'County', PROVINCE: 'Province', ZONE: 'Zone' },
  stage: {
    PROPOSED: 'Proposed', RESERVED: 'Reserved', PREWORK: 'Pre-work', PLANNED_START: 'Planned start', UNDER_CONSTRUCTION: 'Under construction', COMPLETED: 'Completed', COMMISSIONED: 'Commissioned', AT_CAPACITY: 'At capacity',
    SUSPENDED: 'Suspended', REMOVED: 'Removed', CANCELLED: 'Cancelled',
  },
  kind: { APPROVAL: 'Approval', RATIFICATION: 'Ratification', FILING: 'Filing' },
  seen: { PHOTO: 'Photo', VIDEO: 'Video', DRONE: 'Drone', SATELLITE: 'Satellite' },
  element: { LAND: 'Land', FARMLAND_BALANCE: 'Farmland balance', ENERGY: 'Energy', ENVIRONMENT: 'Environment', LABOUR: 'Labour', MATERIAL: 'Material', MACHINERY: 'Machinery', SUPPLY: 'Water, power, gas' },
  state: {
    PENDING: 'pending', NOT_STARTED: 'not started', SUBMITTED: 'submitted', ACCEPTED: 'accepted', IN_PROGRESS: 'in progress', RUNNING: 'running', PAUSED: 'clock stopped', STOPPED: 'clock stopped', OVERDUE: 'overdue', DECIDED: 'decided', GRANTED: 'granted', APPROVED: 'approved',
    REFUSED: 'refused', REJECTED: 'refused', DONE: 'done', CLOSED: 'closed', OPEN: 'open', RAISED: 'raised', ASSIGNED: 'assigned', REPORTED_BACK: 'reported back', REOPENED: 'reopened', FULFILLED: 'fulfilled', LAPSED: 'lapsed',
    SECURED: 'secured', PARTLY_SECURED: 'partly secured', NEEDED: 'needed', RESERVED: 'reserved', CONFIRMED: 'confirmed', SHORT: 'short',
    LOW: 'low', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical',
  },
  explorer: {
    title: 'Explorer', queries: 'Queries', mutations: 'Mutations', curl: 'Copy as curl', copied: 'Copied', search: 'Find a query…', loading: 'Loading the editor…', signedIn: 'Calling /graphql as {person}', help: 'Pick one on the left and press ▷ (Ctrl+Enter); the icons open the documentation',
  },
};
