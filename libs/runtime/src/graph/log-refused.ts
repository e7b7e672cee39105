import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '../actor';
import type { Log } from '../log';
import type { Request } from '../request';
import { refusalOfDatabase } from './database-refusals';

/** Who was refused what, by ids alone: neither a name nor what they wanted to write. */
export function logRefused(log: Log, actor: Actor, refused: { rule: string; what: string; traceparent: string | null }): void {
  log.warn({ refused: 'FORBIDDEN', actor: actor.id, department: actor.departmentId, roles: actor.roles, ...refused }, 'refused for rights');
}

/** Every refusal for rights leaves a line in the service's log, whether a rule, a right or row security spoke it. */
export const refusalLog = (log: Log): ApolloServerPlugin<Request> => ({
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) {
        const cause = unwrapResolverError(error);
        const refusal = cause instanceof Rejection ? cause : refusalOfDatabase(cause);
        if (refusal?.code !== 'FORBIDDEN') continue;
        logRefused(log, contextValue.actor, { rule: refusal.rule, what: String(refusal.details['operation'] ?? error.path?.join('.') ?? ''), traceparent: contextValue.traceparent });
      }
    },
  }),
});
