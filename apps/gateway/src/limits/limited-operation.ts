import type { ApolloServerPlugin } from '@apollo/server';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Asking } from '../asking';
import { costOf } from './cost';
import { exceeded, LIMITS } from './limits';
import { schemaValues } from './schema-values';

/** What needs the schema to be known: the cost of an operation before it runs, the size of its answer after. */
export const limitedOperation: ApolloServerPlugin<Asking> = {
  requestDidStart: async () => {
    let ofSchema = 0;
    return {
      didResolveOperation: async ({ operation, document, schema, request, contextValue }) => {
        const cost = operation ? costOf(schema, document, operation, request.variables ?? {}) : 0;
        contextValue.cost = cost;
        if (cost > LIMITS.cost.most) throw exceeded('cost', cost);
        ofSchema = operation ? schemaValues(schema, document, operation) : 0;
        if (ofSchema > LIMITS.introspection.most) throw exceeded('introspection', ofSchema);
      },
      willSendResponse: async ({ response, contextValue: { budget, language, answered } }) => {
        if (response.body.kind !== 'single') return;
        try {
          // Of what is of the schema no service has sent a byte that could be counted.
          budget.checkAnswer(response.body.singleResult, ofSchema > 0 ? Infinity : answered?.whole.length);
        } catch (refusal) {
          if (!(refusal instanceof Rejection)) throw refusal;
          const { rule, code, details, sentence } = refusal;
          response.body.singleResult = { errors: [{ message: sentence[language], extensions: { code, rule, details } }] };
          response.http.status = 400;
        }
      },
    };
  },
};
