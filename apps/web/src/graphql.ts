/** A query with the types of its answer and variables; the documents codegen writes (`documentMode: 'string'`) have this shape. */
export interface Operation<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}
export type ResultOf<O> = O extends Operation<infer Result, never> ? Result : never;
