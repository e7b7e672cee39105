import { selectedOf } from './selected';

const fetchOf = (selection: string): string => `query($representations:[_Any!]!){_entities(representations:$representations){${selection}}}`;

describe('what a fetch of entities asks of a type', () => {
  it.each([
    ['... on Project { __typename name totalInvestment { amount } }', ['name', 'totalInvestment']],
    ['... on Project { title: name ... on Project { stage @include(if: true) } }', ['name', 'stage']],
    ['... on Project { files(first: 3) { nodes { id } } }', null],
    ['... on Project { name } ... on Issue { title }', null],
    ['... on Node { id } ... on Project { name }', null],
    ['...X', null],
  ])('%s', (selection, fields) => {
    expect(selectedOf(fetchOf(selection))('Project')).toEqual(fields);
  });
  it('is nothing of a root fetch', () => {
    expect(selectedOf('{ project(id: 1) { name } }')('Project')).toBeNull();
  });
});
