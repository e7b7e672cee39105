/** A query with the types of its answer and variables; the documents codegen writes (`documentMode: 'string'`) have this shape. */
export interface Operation<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}
export type ResultOf<O> = O extends Operation<infer Result, never> ? Result : never;

/** Stands in for the `graphql()` of graphql-codegen's client preset until src/gql/ is generated; then this function goes, the types above stay. */
export const graphql = <Result, Variables>(source: string): Operation<Result, Variables> => ({ toString: () => source });
