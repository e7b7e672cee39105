import { Kind, parse, type FieldNode, type SelectionNode } from 'graphql';
import { OverviewQuery } from '../operations';
import { columns, figures } from './figures';

/** Fields that are no figures. */
const BESIDE = ['key', 'label'];

describe('the figures of the overview 总览指标', () => {
  const { definitions } = parse(OverviewQuery.toString());
  const fieldsOf = (selections: readonly SelectionNode[] = []): FieldNode[] => selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = definitions.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && selection.kind === Kind.FRAGMENT_SPREAD && each.name.value === selection.name.value);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsOf(fragment.selectionSet.selections) : [];
  });
  const operation = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const portfolio = fieldsOf(operation?.selectionSet.selections).find(({ name }) => name.value === 'portfolio');
  const inside = fieldsOf(portfolio?.selectionSet?.selections);
  const names = (fields: readonly FieldNode[]): string[] => fields.map(({ name }) => name.value).filter((name) => name !== 'by' && !BESIDE.includes(name)).sort();

  it('are all that the page asks of the portfolio, and nothing else', () => expect(figures.map(({ name }) => name).sort()).toEqual(names(inside)));
  it.each(['byRegion', 'bySector'])('have a column where they are asked of %s', (table) => {
    const slice = inside.find(({ alias }) => alias?.value === table);
    expect(columns.map(({ name }) => name).sort()).toEqual(names(fieldsOf(slice?.selectionSet?.selections)));
  });
});
