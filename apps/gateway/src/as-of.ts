import { day, type Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { BREAK, valueFromASTUntyped, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { fieldsAsked, type Fragments, type Variables } from './selections';

/** Documents that are asked again are the same objects. */
const naming = new WeakMap<DocumentNode, boolean>();

/** Whether an `asOf` stands anywhere in a document; where it does not, there is none to be looked for. */
export function namesDay(document: DocumentNode): boolean {
  const before = naming.get(document);
  if (before !== undefined) return before;
  let names = false;
  visit(document, { Argument: ({ name }) => { if (name.value !== 'asOf') return undefined; names = true; return BREAK; } });
  naming.set(document, names);
  return names;
}

/** The one `asOf` of an operation, set on any root field and carried to every service. */
export function asOfOperation(operation: OperationDefinitionNode, fragments: Fragments, variables: Variables): Day | null {
  const given = withDefaults(operation, variables);
  const named = fieldsAsked(operation.selectionSet.selections, fragments, given)
    .flatMap((field) => (field.arguments ?? []).filter((argument) => argument.name.value === 'asOf'))
    .map((argument) => valueFromASTUntyped(argument.value, given))
    .filter((value) => value !== null && value !== undefined);
  const days = [...new Set(named.map((value) => day(String(value))))];
  if (days.length > 1) throw badInput('gateway.one-as-of', { en: 'An operation has one asOf: its root fields name different days.', zh: '一次查询只能有一个 asOf 日期。' }, { days });
  return days[0] ?? null;
}

/** A default stands in for a variable that is not given; null is given. What has no prototype has no name but these. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue && !Object.hasOwn(variables, variable.name.value) ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : []));
  return Object.assign(Object.create(null) as Variables, variables, Object.fromEntries(defaults) as Variables);
}
