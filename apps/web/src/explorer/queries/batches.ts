import { graph, type NamedOperation } from '../named';

export const batches: NamedOperation[] = [
  { id: 'Rounds', zh: '三个一批：汇总与跟踪问效', en: 'Three batches: totals and what became of them', variables: { year: 2024 }, document: graph`
    query Rounds($year: Int) {
      rounds(year: $year) {
        code name kind heldOn
        totals {
          lists { list count investment { amount(unit: YI) } bySector { key count } }
          newProjects { count investment { amount(unit: YI) } }
          converted { count investment { amount(unit: YI) } }
        }
        followThrough { stage rate { numerator denominator value } }
        overdueStarts(first: 10) { totalCount nodes { project { code name } } }
      }
    }
  ` },
  { id: 'LandingRate', zh: '招商：签约落地率', en: 'Investment promotion: landing rate', variables: { by: 'CHAIN' }, document: graph`
    query LandingRate($by: LandingRateGroup) {
      landingRate(by: $by) { key rate { numerator denominator value } leads(first: 10) { totalCount nodes { name investor status } } }
    }
  ` },
  { id: 'Programmes', zh: '专项工程', en: 'Programmes', variables: { province: '410000', year: 2024 }, document: graph`
    query Programmes($province: ID, $year: Int) {
      programmes(province: $province, year: $year) {
        id name level quota count
        totalInvestment { amount(unit: YI) }
        annualPlan { amount(unit: YI) }
        parts { name quota count }
        growth { on count }
      }
    }
  ` },
  { id: 'KeyLists', zh: '年度各级清单', en: 'The lists of a year by level', variables: { year: 2024 }, document: graph`
    query KeyLists($year: Int!, $region: ID) {
      lists(year: $year, region: $region) { level count totalInvestment { amount(unit: YI) } programmes { name count } }
    }
  ` },
  { id: 'Sectors', zh: '行业分类汇总', en: 'Projects by sector', document: graph`
    query Sectors($tree: SectorTree, $filter: ProjectFilter) {
      sectors(tree: $tree, filter: $filter) {
        count
        totalInvestment { amount(unit: YI) }
        groups {
          code name count
          totalInvestment { amount(unit: YI) }
          children { code name count quantities { measure { name unit } planned done } }
        }
        unmapped { word count }
      }
    }
  ` },
];
