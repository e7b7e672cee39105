import { isDay, type Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { Kind, valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';

/** One operation at the front door: who asks, in which language, as of which day. */
export interface Asking { actor: Actor; language: Language; asOf: Day | null; traceparent: string | null }

/** The one `asOf` of an operation, set on any root field and carried to every service. */
export function asOfOperation(operation: OperationDefinitionNode, variables: Record<string, unknown>): Day | null {
  const days = new Set(operation.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? selection.arguments ?? [] : []))
    .filter((argument) => argument.name.value === 'asOf').map((argument) => valueFromASTUntyped(argument.value, variables)).filter((value) => value !== null && value !== undefined).map(String));
  if (days.size > 1) throw badInput('gateway.one-as-of', { en: 'An operation has one asOf: its root fields name different days.', zh: '一次查询只能有一个 asOf 日期。' }, { days: [...days] });
  const [day] = days;
  return day !== undefined && isDay(day) ? day : null;
}
