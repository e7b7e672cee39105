import { graph, type NamedOperation } from '../named';

export const portfolio: NamedOperation[] = [
  { id: 'Portfolio', zh: '组合：各项指标', en: 'Portfolio: the figures', variables: { year: 2024 }, document: graph`
    query Portfolio($year: Int, $filter: ProjectFilter) {
      portfolio(filter: $filter, year: $year) {
        count
        totalInvestment { amount(unit: YI) }
        plannedInvestment { amount(unit: YI) }
        investmentDone { amount(unit: YI) }
        startRate { value numerator denominator }
        resumptionRate { value numerator denominator }
        investmentRate { value numerator denominator }
        completionRate { value numerator denominator }
        commissioningRate { value numerator denominator }
        capacityRate { value numerator denominator }
        leaderCoverage { value numerator denominator }
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
];
