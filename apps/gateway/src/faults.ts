import { unwrapResolverError } from '@apollo/server/errors';
import { formatRefusal } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import type { GraphQLFormattedError } from 'graphql';
import { spokenLanguage } from './language';

/** What a service may tell a client: graph.md's codes. */
const TOLD = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'RULE_BROKEN', 'CONFLICT', 'TOO_EXPENSIVE', 'RATE_LIMITED', 'UNAVAILABLE']);
const TELLING = ['code', 'rule', 'path', 'details', 'service', 'traceId', 'lost'];

/** A refusal that a subgraph has formatted goes through with what a client may know; the gateway's own faults are formatted here. */
export function formatFault(log: Log) {
  const own = { zh: formatRefusal(log, 'zh'), en: formatRefusal(log, 'en') };
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const language = spokenLanguage();
    const { message, path, extensions = {} } = formatted;
    const isMasked = extensions['code'] === 'INTERNAL' && typeof extensions['traceId'] === 'string';
    if (extensions['serviceName'] !== undefined && (isMasked || TOLD.has(String(extensions['code'])))) {
      const told = Object.fromEntries(Object.entries(extensions).filter(([name]) => TELLING.includes(name)));
      return { message, ...withoutStars(path), extensions: told };
    }
    if (extensions['serviceName'] !== undefined) {
      const masked = own[language]({ message, ...withoutStars(path), extensions: {} }, new Error(`${String(extensions['serviceName'])}: ${message}`));
      return { ...masked, extensions: { ...masked.extensions, ...(extensions['lost'] === true && { lost: true }) } };
    }
    const answer = own[language](formatted, unwrapResolverError(thrown));
    return language === 'zh' && answer.extensions?.['rule'] === 'graphql.invalid' ? { ...answer, message: `请求有误：${answer.message}` } : answer;
  };
}

/** An error of a whole list of entities has no index: its path ends at the list. */
function withoutStars(path: GraphQLFormattedError['path']): Pick<GraphQLFormattedError, 'path'> {
  const star = path?.indexOf('@') ?? -1;
  return path ? { path: star < 0 ? path : path.slice(0, star) } : {};
}
