import { decidingVariables } from '@cornerstone/executor/settled';
import { badInput } from '@cornerstone/kernel/rejection';
import type { OperationDefinitionNode } from 'graphql';
import type { Fragments, Variables } from './selections';

/** Refuses null for a variable of `@skip` or `@include`, wherever it stands: a default does not stand in for it, so nobody can say what is asked. Before any service is asked, or a mutation would be done and told as failed. */
export function refuseNullConditions(operation: OperationDefinitionNode, fragments: Fragments, variables: Variables): void {
  const name = decidingVariables(operation, fragments).find((each) => Object.hasOwn(variables, each) && variables[each] === null);
  if (name !== undefined) throw badInput('gateway.null-condition', { en: `@skip and @include take true or false, and $${name} was given null: leave it out for its default.`, zh: `变量 $${name} 用于 @skip 或 @include，不能为 null；省略即取默认值。` }, { variable: name });
}
