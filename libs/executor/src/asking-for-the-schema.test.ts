import { parse } from 'graphql';
import { asksForNothingElse, asksForTheSchema } from './asking-for-the-schema';
import { operationOf } from './compile';

describe('asking for the schema', () => {
  it.each([
    ['{ a { b } __typename }', false, false], ['{ __schema { types { name } } }', true, true], ['{ __typename t: __type(name: "A") { name } }', true, true],
    ['{ ...F ... { __schema { description } } } fragment F on Query { __type(name: "A") { name } }', true, true], ['{ ...F } fragment F on Query { __schema { description } a }', true, false], ['{ a __schema { description } }', true, false],
    ['subscription { __typename }', false, false],
  ])('%s', (text, asks, asksAlone) => {
    const document = parse(text);
    expect([asksForTheSchema(document), asksForTheSchema(document) && asksForNothingElse(document, operationOf(document, undefined))]).toEqual([asks, asksAlone]);
  });
});
