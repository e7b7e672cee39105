import { badInput } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { getArgumentValues } from 'graphql';
import { fieldsAsked, fragmentsOf } from '../selections';
import type { AdmittedOperation } from './admission';
import { eventsRoot } from './events.root';
import { issueRaisedRoot } from './issue-raised.root';
import { projectChangedRoot } from './project-changed.root';
import type { Ask, Root, Subscription } from './subscription';

const ROOTS: Record<string, Root> = { events: eventsRoot, projectChanged: projectChangedRoot, issueRaised: issueRaisedRoot };

/** The subscription of an operation; what it asks for and nobody has is refused here. */
export function subscriptionOf(asked: AdmittedOperation, ask: Ask, language: Language): Promise<Subscription> {
  const [first, ...more] = fieldsAsked(asked.operation.selectionSet.selections, fragmentsOf(asked.document), asked.variables);
  if (!first) throw badInput('gateway.empty-subscription', { en: 'The subscription asks for nothing.', zh: '订阅未包含任何字段。' });
  const field = asked.schema.getSubscriptionType()?.getFields()[first.name.value];
  const root = ROOTS[first.name.value];
  if (!field || !root) throw new Error(`events.graphql has Subscription.${first.name.value}, and nobody answers it`);
  return root({ asked, fields: [first, ...more], arguments: getArgumentValues(field, first, asked.variables), ask, language });
}
