import { graph, type NamedOperation } from '../named';

export const reference: NamedOperation[] = [
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
];
