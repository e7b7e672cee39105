import { graph, type NamedOperation } from './named';

/** The demonstration project most of which is told: a promise not kept, money paid, an issue found. Codes made for a list's rows stay the same. */
const DEMONSTRATION = 'CS-0D2455B49F5F';

/** What a newcomer wants to ask first. Names and arguments are the promise of graph.md; queries.test.ts holds every one against the supergraph. */
export const queries: NamedOperation[] = [
  { id: 'OneLedger', zh: '一项目一台账', en: 'One project, one ledger', variables: { code: DEMONSTRATION }, document: graph`
    query OneLedger($code: String!) {
      project(code: $code) {
        code name level stage sector kind buildContent
        region { code name }
        totalInvestment { amount(unit: YI) }
        plan(year: 2024) {
          investment { amount(unit: WAN) }
          quarters { quarter investment { amount(unit: WAN) } }
          milestones { name due latestStart doneOn late }
        }
        reports(year: 2024) {
          nodes {
            period { label }
            investment { amount(unit: WAN) }
            cumulative { amount(unit: WAN) }
            physicalProgress
            amendedBy { reason }
          }
        }
        leaders { person { name } level since }
        evidence { kind takenAt digest inside verifiedProgress }
        approvals {
          kind mayStart
          clock { limitDays usedDays pausedDays remainingDays state dueOn }
          items { procedure { code name } status department { name } dueOn }
          commitments { authority due state }
        }
        funding {
          allocated { amount(unit: WAN) }
          disbursed { amount(unit: WAN) }
          paid { amount(unit: WAN) }
          useRate { value }
          entries(first: 20) { nodes { at debit credit amount { amount } memo } }
        }
        guarantees { kind needed secured unit status explanation }
        issues { code state severity assignedTo { name } deadline }
        timeline(first: 50) { nodes { at type source summary } }
      }
    }
  ` },
  { id: 'Portfolio', zh: '组合：六项指标', en: 'Portfolio: the figures', variables: { year: 2024 }, document: graph`
    query Portfolio($year: Int, $filter: ProjectFilter) {
      portfolio(filter: $filter, year: $year) {
        count
        totalInvestment { amount(unit: YI) }
        plannedInvestment { amount(unit: YI) }
        investmentDone { amount(unit: YI) }
        startRate { value numerator denominator }
        investmentRate { value numerator denominator }
        completionRate { value numerator denominator }
        fundUseRate { value numerator denominator }
      }
    }
  ` },
  { id: 'PortfolioByRegion', zh: '组合：按地区', en: 'Portfolio by region', variables: { year: 2024 }, document: graph`
    query PortfolioByRegion($year: Int) {
      portfolio(year: $year) {
        count
        by(dimension: REGION) {
          key label count
          totalInvestment { amount(unit: YI) }
          startRate { value numerator denominator }
          investmentRate { value numerator denominator }
        }
      }
    }
  ` },
  { id: 'PortfolioBySector', zh: '组合：按行业', en: 'Portfolio by sector', variables: { year: 2024 }, document: graph`
    query PortfolioBySector($year: Int) {
      portfolio(year: $year) {
        by(dimension: SECTOR) {
          key label count
          totalInvestment { amount(unit: YI) }
          investmentDone { amount(unit: YI) }
          completionRate { value numerator denominator }
        }
      }
    }
  ` },
  { id: 'Programme', zh: '一个计划：双千工程', en: 'One programme: expressways', variables: { programme: '双千工程', year: 2019 }, document: graph`
    query Programme($programme: String, $year: Int) {
      portfolio(filter: { programme: $programme }, year: $year) {
        count
        totalInvestment { amount(unit: YI) }
        by(dimension: SECTOR) { label count totalInvestment { amount(unit: YI) } }
        projects(first: 20) { nodes { code name totalInvestment { amount(unit: YI) } } }
      }
    }
  ` },
  { id: 'PortfolioAsOf', zh: '组合：当时所知', en: 'Portfolio as known on a day', variables: { year: 2024, asOf: '2024-06-30' }, document: graph`
    query PortfolioAsOf($year: Int, $asOf: Date) {
      portfolio(year: $year, asOf: $asOf) {
        count
        investmentDone { amount(unit: YI) }
        startRate { value numerator denominator }
        by(dimension: STAGE) { key label count }
      }
    }
  ` },
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
  { id: 'Me', zh: '我是谁', en: 'Who am I', document: graph`
    query Me {
      me { id name title roles departments { name } regions { code name } }
    }
  ` },
  { id: 'Regions', zh: '地区：各市', en: 'Regions: the cities', variables: { parent: '410000' }, document: graph`
    query Regions($parent: ID) {
      regions(parent: $parent, level: CITY) { code name }
    }
  ` },
  { id: 'ApprovalCatalogue', zh: '审批事项目录', en: 'Catalogue of procedures', variables: { kind: 'APPROVAL' }, document: graph`
    query ApprovalCatalogue($kind: ProjectKind) {
      approvalCatalogue(kind: $kind) {
        code name stage department statutoryDays dayKind
        mandatoryBeforeStart tolerable promiseable basis
        prerequisites { anyOf condition }
      }
    }
  ` },
  { id: 'ApprovalCases', zh: '审批办件与时限', en: 'Approval cases and their clocks', document: graph`
    query ApprovalCases($filter: ApprovalCaseFilter) {
      approvalCases(filter: $filter, first: 20) {
        totalCount
        nodes {
          project { code name }
          kind mayStart
          clock { limitDays usedDays pausedDays remainingDays state dueOn }
          items { procedure { code name } status department { name } dueOn }
        }
      }
    }
  ` },
  { id: 'LateApprovals', zh: '超时的审批', en: 'Approvals over their limit', variables: { filter: { overdue: true } }, document: graph`
    query LateApprovals($filter: ApprovalCaseFilter) {
      approvalCases(filter: $filter, first: 50) {
        totalCount
        nodes {
          project { code name region { name } }
          clock { limitDays unit usedDays remainingDays dueOn }
          commitments { procedure { name } authority due state }
        }
      }
    }
  ` },
  { id: 'FundBatches', zh: '资金批次', en: 'Batches of funds', variables: { kind: 'SPECIAL_BOND', year: 2024 }, document: graph`
    query FundBatches($kind: FundKind, $year: Int) {
      fundBatches(kind: $kind, year: $year) {
        code name kind year
        quota { amount(unit: YI) }
        issued { amount(unit: YI) }
        paid { amount(unit: YI) }
        useRate { value numerator denominator }
        lines(first: 20) { nodes { project { code name } paid { amount(unit: WAN) } flags } }
      }
    }
  ` },
  { id: 'ProjectMoney', zh: '一个项目的资金分录', en: "One project's entries", variables: { code: DEMONSTRATION }, document: graph`
    query ProjectMoney($code: String!) {
      project(code: $code) {
        name
        funding {
          issued { amount(unit: WAN) }
          paid { amount(unit: WAN) }
          useRate { value numerator denominator }
          entries(first: 50) {
            totalCount
            nodes { at debitName creditName amount { amount(unit: WAN) } memo }
          }
        }
      }
    }
  ` },
  { id: 'Books', zh: '资金账户余额', en: 'Balances of the books', document: graph`
    query Books($account: String, $asOf: Date) {
      books(account: $account, asOf: $asOf) { account name balance { amount(unit: WAN) } }
    }
  ` },
  { id: 'Pools', zh: '要素指标池', en: 'Pools of quotas', variables: { kind: 'LAND', region: '410000', year: 2024 }, document: graph`
    query Pools($kind: ElementKind!, $region: ID, $year: Int) {
      pools(kind: $kind, region: $region, year: $year) {
        region { code name }
        kind year source unit total reserved supplied available
      }
    }
  ` },
  { id: 'LackingElements', zh: '要素缺口', en: 'Elements still lacking', document: graph`
    query LackingElements($kind: ElementKind) {
      elementNeeds(kind: $kind, lacking: true, first: 20) {
        totalCount
        nodes {
          project { code name }
          kind amount missing unit neededBy
          reservations { amount state pool { region { name } source } }
        }
      }
    }
  ` },
  { id: 'Issues', zh: '问题台账', en: 'Issues', document: graph`
    query Issues($filter: IssueFilter) {
      issues(filter: $filter, first: 20) {
        totalCount
        nodes {
          code title kind state severity deadline overdue
          project { code name }
          assignedTo { name }
        }
      }
    }
  ` },
  { id: 'People', zh: '可以交办给谁', en: 'Whom a task can go to', document: graph`
    query People($role: String, $department: ID) {
      people(role: $role, department: $department, first: 20) {
        totalCount
        nodes { id name title roles departments { id name } }
      }
    }
  ` },
];
