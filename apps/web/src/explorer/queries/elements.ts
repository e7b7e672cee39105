import { graph, type NamedOperation } from '../named';

export const elements: NamedOperation[] = [
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
];
