import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { Rejection } from '@cornerstone/kernel/rejection';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../log';
import { refusalOfDatabase } from './database-refusals';

export type Language = 'zh' | 'en';
export const languageOf = (acceptLanguage: string | undefined): Language => (/^\s*en/i.test(acceptLanguage ?? '') ? 'en' : 'zh');


const CLIENT_FAULTS: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT', GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT', BAD_USER_INPUT: 'BAD_USER_INPUT', BAD_REQUEST: 'BAD_USER_INPUT', OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT', PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
};

/** The one place where a thrown thing becomes an answer: refusals keep their rule, the rest is masked behind a trace id. */
export function formatRefusal(log: Log, language: Language) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = causeOf(unwrapResolverError(thrown));
    const refusal = cause instanceof Rejection ? cause : refusalOfDatabase(cause);
    if (refusal) return { ...where(formatted), message: refusal.sentence[language], extensions: extensionsOf(refusal) };
    // An error of graphql-js without a place in the answer is one of the question, such as a subscription where there are none.
    const ofQuestion = cause instanceof GraphQLError && !cause.path;
    const client = ofQuestion ? 'BAD_USER_INPUT' : CLIENT_FAULTS[String(formatted.extensions?.['code'])];
    if (client) return { ...where(formatted), message: formatted.message, extensions: { code: client, rule: 'graphql.invalid' } };
    const traceId = randomUUID();
    log.error({ traceId, fault: cause instanceof Error ? cause.stack : String(cause) }, 'unexpected fault');
    const message = language === 'zh' ? `系统内部错误，追踪号 ${traceId}。` : `Something went wrong on our side, trace ${traceId}.`;
    return { ...where(formatted), message, extensions: { code: 'INTERNAL', traceId } };
  };
}

/** A refusal of a scalar within a variable is wrapped twice. */
const causeOf = (fault: unknown): unknown => (fault instanceof GraphQLError && fault.originalError ? causeOf(fault.originalError) : fault);

const where = ({ path, locations }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> => ({ ...(path && { path }), ...(locations && { locations }) });

const extensionsOf = (refusal: Rejection): Record<string, unknown> => ({ code: refusal.code, rule: refusal.rule, ...(Object.keys(refusal.details).length > 0 && { details: refusal.details }) });

export const refusalAnswer = (refusal: Rejection, language: Language): string =>
  JSON.stringify({ errors: [{ message: refusal.sentence[language], extensions: extensionsOf(refusal) }] });
