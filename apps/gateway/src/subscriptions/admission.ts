import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { badInput } from '@cornerstone/kernel/rejection';
import { getVariableValues, GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Asking } from '../asking';
import type { Variables } from '../selections';

/** A subscription that has passed all that a query passes before it is answered. */
export interface AdmittedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As given, and with defaults and types. */
  given: Variables;
  variables: Variables;
}

/** What the way on which an operation came can do. */
export interface Admission { mayMutate: boolean; admit(asked: AdmittedOperation): Promise<void> }

/** Subscriptions go through the graph's own parsing, validation, limits and wording of faults; then they are taken out of it. */
export const admission: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, schema, request, contextValue: { admission: way } }) => {
      if (operation?.operation === 'mutation' && way?.mayMutate === false) throw badInput('gateway.mutation-by-get', { en: 'A mutation is sent by POST.', zh: '变更操作须以 POST 方式提交。' });
      if (operation?.operation !== 'subscription') return;
      if (!way) throw badInput('gateway.subscription-over-http', { en: 'Subscriptions are answered over WebSocket (graphql-transport-ws), or with Accept: text/event-stream.', zh: '订阅请使用 WebSocket（graphql-transport-ws）或 Accept: text/event-stream。' });
      const given = request.variables ?? {};
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (errors) throw errors[0] ?? new GraphQLError('variables');
      await way.admit({ schema, document, operation, given, variables: coerced ?? {} });
    },
    responseForOperation: async ({ operation }) => (operation.operation === 'subscription' ? { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } } : null),
  }),
};
