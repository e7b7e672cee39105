import { buildSchema, parse, validate, type OperationDefinitionNode } from 'graphql';
import { fieldsAsked, fragmentsOf, type Variables } from '../selections';
import { questionOf } from './question';

const schema = buildSchema(`
  type Query { project(id: ID!): Project }
  type Subscription { projectChanged(code: String!): Project }
  type Project { id: ID!  name(long: Boolean): String!  parts(first: Int, id: ID): [Project!] }`);

function asked(source: string, given: Variables = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === 'OperationDefinition') as OperationDefinitionNode;
  const question = questionOf({ schema, document, operation, given, variables: given }, 'project', fieldsAsked(operation.selectionSet.selections, fragmentsOf(document), given));
  expect(validate(schema, parse(question.query))).toEqual([]);
  return { ...question, query: question.query.replace(/\s+/g, ' ') };
}

describe('the question behind a subscription 订阅转查询', () => {
  it('keeps selection, alias and name', () => {
    expect(asked('subscription Watch { mine: projectChanged(code: "P1") { id called: name(long: true) } }')).toEqual({ query: 'query Watch($id: ID!) { mine: project(id: $id) { id called: name(long: true) } }', variables: {}, idVariable: 'id' });
  });

  it('keeps the fragments and variables that are used, and no other', () => {
    const { query, variables } = asked('subscription($code: String!, $first: Int = 2, $with: Boolean!) { projectChanged(code: $code) { ...A } } fragment A on Project { parts(first: $first) { ...B @include(if: $with) } } fragment B on Project { name }', { code: 'P1', with: true });
    expect(query).toBe('query ($first: Int = 2, $with: Boolean!, $id: ID!) { projectChanged: project(id: $id) { ...A } } fragment A on Project { parts(first: $first) { ...B @include(if: $with) } } fragment B on Project { name }');
    expect(variables).toEqual({ with: true });
  });

  it('takes no name that the document has', () => {
    const { query, idVariable } = asked('subscription($code: String!, $id: ID) { projectChanged(code: $code) { parts(id: $id) { id } } }');
    expect([query, idVariable]).toEqual(['query ($id: ID, $_id: ID!) { projectChanged: project(id: $_id) { parts(id: $id) { id } } }', '_id']);
  });

  it('asks once where the root field stands twice', () => {
    expect(asked('subscription { projectChanged(code: "P1") { id } ...More } fragment More on Subscription { projectChanged(code: "P1") { name } }').query).toBe('query ($id: ID!) { projectChanged: project(id: $id) { id } projectChanged: project(id: $id) { name } }');
  });
});
