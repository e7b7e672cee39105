import { graph, type NamedOperation } from './named';

/** What a newcomer wants to ask first. Names and arguments are the promise of graph.md; queries.test.ts holds every one against the supergraph. */
export const queries: NamedOperation[] = [
  { id: 'OneLedger', zh: '一项目一台账', en: 'One project, one ledger', variables: { code: 'P0001' }, document: graph`
    query OneLedger($code: String!) {
      project(code: $code) {
        code name level stage sector kind buildContent
        region { code name } totalInvestment { amount(unit: YI) }
        plan(year: 2024) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
        reports(year: 2024) { nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } }
        leaders { person { name } level since }
        evidence { kind takenAt digest inside verifiedProgress }
        approvals { kind clock { limitDays usedDays pausedDays remainingDays state dueOn } mayStart items { procedure { code name } status department { name } dueOn } commitments { authority due state } }
        funding { allocated { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } entries(first: 20) { nodes { at debit credit amount { amount } memo } } }
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
        by(dimension: REGION) { key label count totalInvestment { amount(unit: YI) } startRate { value numerator denominator } investmentRate { value numerator denominator } }
      }
    }
  ` },
  { id: 'PortfolioBySector', zh: '组合：按行业', en: 'Portfolio by sector', variables: { year: 2024 }, document: graph`
    query PortfolioBySector($year: Int) {
      portfolio(year: $year) {
        by(dimension: SECTOR) { key label count totalInvestment { amount(unit: YI) } investmentDone { amount(unit: YI) } completionRate { value numerator denominator } }
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
        nodes { id code name level stage sector region { code name } totalInvestment { amount(unit: YI) } }
      }
    }
  ` },
  { id: 'SlowProjects', zh: '洛阳：应开未开与停工', en: 'Luoyang: not started or stopped', variables: { filter: { region: '410300', stage: ['PLANNED_START', 'SUSPENDED'] } }, document: graph`
    query SlowProjects($filter: ProjectFilter) {
      projects(filter: $filter, first: 50) {
        totalCount
        nodes { code name stage leaders { person { name } level } issues { code state deadline } approvals { mayStart clock { remainingDays state dueOn } } }
      }
    }
  ` },
  { id: 'Me', zh: '我是谁', en: 'Who am I', document: graph`
    query Me {
      me { id name }
    }
  ` },
  { id: 'Regions', zh: '地区：各市', en: 'Regions: the cities', variables: { parent: '410000' }, document: graph`
    query Regions($parent: ID) {
      regions(parent: $parent, level: CITY) { code name }
    }
  ` },
  { id: 'ApprovalCatalogue', zh: '审批事项目录', en: 'Catalogue of procedures', variables: { kind: 'APPROVAL' }, document: graph`
    query ApprovalCatalogue($kind: ProjectKind) {
      approvalCatalogue(kind: $kind) { code name }
    }
  ` },
  { id: 'ApprovalCases', zh: '审批办件与时限', en: 'Approval cases and their clocks', document: graph`
    query ApprovalCases($filter: ApprovalCaseFilter) {
      approvalCases(filter: $filter, first: 20) {
        totalCount
        nodes { kind mayStart clock { limitDays usedDays pausedDays remainingDays state dueOn } items { procedure { code name } status department { name } dueOn } }
      }
    }
  ` },
  { id: 'MayWorkDuringAlert', zh: '重污染天气可否施工', en: 'May they work during an alert', variables: { region: '410100', on: '2024-12-10', level: 'ORANGE' }, document: graph`
    query MayWorkDuringAlert($region: ID!, $on: Date!, $level: AlertLevel!) {
      mayWorkDuringAlert(region: $region, on: $on, level: $level) { project { code name } }
    }
  ` },
  { id: 'FundBatches', zh: '资金批次', en: 'Batches of funds', variables: { kind: 'SPECIAL_BOND', year: 2024 }, document: graph`
    query FundBatches($kind: FundKind, $year: Int) {
      fundBatches(kind: $kind, year: $year) { kind year }
    }
  ` },
  { id: 'Books', zh: '资金账户余额', en: 'Balances of the books', document: graph`
    query Books($account: String, $asOf: Date) {
      books(account: $account, asOf: $asOf) { account balance { amount(unit: WAN) } }
    }
  ` },
  { id: 'Pools', zh: '要素指标池', en: 'Pools of quotas', variables: { kind: 'LAND', region: '410000', year: 2024 }, document: graph`
    query Pools($kind: ElementKind!, $region: ID, $year: Int) {
      pools(kind: $kind, region: $region, year: $year) { kind year region { code name } }
    }
  ` },
  { id: 'Issues', zh: '问题台账', en: 'Issues', document: graph`
    query Issues($filter: IssueFilter) {
      issues(filter: $filter, first: 20) {
        totalCount
        nodes { code state severity assignedTo { name } deadline }
      }
    }
  ` },
  { id: 'Indicators', zh: '指标与算法', en: 'Indicators and how they are computed', variables: { scope: { region: '410000' }, period: { year: 2024, quarter: 2 } }, document: graph`
    query Indicators($scope: ScopeInput!, $period: PeriodInput!) {
      indicators(scope: $scope, period: $period) {
        code label definition formula unit asOf
        rate { value numerator denominator }
        projects(part: NUMERATOR, first: 5) { totalCount nodes { code name } }
      }
    }
  ` },
  { id: 'Targets', zh: '目标完成情况', en: 'Targets and where they stand', variables: { on: '2024-11-30' }, document: graph`
    query Targets($on: Date!) {
      targets(on: $on) { code label threshold dueOn status actual { value numerator denominator } }
    }
  ` },
  { id: 'Ranking', zh: '各市排名', en: 'Ranking of the cities', variables: { period: { year: 2024, quarter: 2 } }, document: graph`
    query Ranking($period: PeriodInput!) {
      ranking(level: CITY, period: $period) { rank score movement gapToNext region { code name } }
    }
  ` },
  { id: 'Rounds', zh: '三个一批', en: 'Rounds', variables: { year: 2022 }, document: graph`
    query Rounds($year: Int) {
      rounds(year: $year) { code }
    }
  ` },
];
