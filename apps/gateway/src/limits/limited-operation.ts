import type { ApolloServerPlugin } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Asking } from '../asking';
import { costOf } from './cost';
import { exceeded, LIMITS } from './limits';

/** What needs the schema to be known: the cost of an operation before it runs, the size of its answer after. */
export const limitedOperation: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, schema, request, contextValue }) => {
      const cost = operation ? costOf(schema, document, operation, request.variables ?? {}) : 0;
      contextValue.cost = cost;
      if (cost > LIMITS.cost.most) throw exceeded('cost', cost);
    },
    willSendResponse: async ({ response, contextValue: { budget, language, answered } }) => {
      if (response.body.kind !== 'single') return;
      try {
        budget.checkAnswer(response.body.singleResult, answered?.whole.length);
      } catch (refusal) {
        if (!(refusal instanceof Rejection)) throw refusal;
        const { rule, code, details, sentence } = refusal;
        response.body.singleResult = { errors: [{ message: sentence[language], extensions: { code, rule, details } }] };
        response.http.status = 400;
      }
    },
  }),
};
