import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { GraphQLFormattedError } from 'graphql';
import type { Path } from './expectation';

/** Errors of one kind (code, rule, service) in one answer; one more says how many were left out. */
const MOST = 50;

/** The errors of an answer, where the ones for lost fields are brought to the nulls that the client sees. */
export function missingFields(errors: readonly GraphQLFormattedError[], data: unknown, language: Language): GraphQLFormattedError[] {
  const seen = new Set<string>();
  const telling = errors.flatMap((error) => {
    const { lost, ...extensions } = error.extensions ?? {};
    if (lost !== true) return [error];
    const path = nullAt(data, error.path ?? []);
    const key = JSON.stringify([path, kindOf(error), error.message]);
    if (path === null || seen.has(key)) return [];
    seen.add(key);
    return [{ ...error, path, extensions }];
  });
  return shortened(telling, language);
}

/** Where the null lies that a lost field left: the field itself, or what it took with it; null where the client did not ask for the field. */
function nullAt(data: unknown, path: Path): Path | null {
  let value = data;
  for (const [at, step] of path.entries()) {
    if (value === null || value === undefined) return at === 0 ? path : path.slice(0, at);
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return null;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null ? path : null;
}

const kindOf = ({ extensions }: GraphQLFormattedError): string => JSON.stringify([extensions?.['code'], extensions?.['rule'], extensions?.['service']]);

function shortened(errors: readonly GraphQLFormattedError[], language: Language): GraphQLFormattedError[] {
  const kinds = Map.groupBy(errors, kindOf);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    const more = alike.length - MOST;
    if (more <= 0 || !first) return alike;
    const message = language === 'zh' ? `另有 ${more} 处同样的错误：${first.message}` : `${more} more like this: ${first.message}`;
    return [...alike.slice(0, MOST), { message, extensions: { ...first.extensions, details: { more } } }];
  });
}
