import type { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { GraphQLFormattedError } from 'graphql';
import type { Path } from './expectation';

/** An error of a fetch that stands for one field left empty; the gateway writes the path of the whole answer over it. */
export interface Lost extends GraphQLFormattedError { path: Path; extensions: Record<string, unknown> & { lost: true } }

/** A service gave nothing usable: one UNAVAILABLE a field it was to fill. */
/** The operation was too much for its budget: what it did not get any more is refused, not unavailable. */
export const lostToLimit = ({ rule, code, details, sentence }: Rejection, service: string, language: Language, places: readonly Path[]): Lost[] =>
  places.map((path) => ({ message: sentence[language], path, extensions: { code, rule, details, service, lost: true } }));

export const lostTo = (service: string, language: Language, places: readonly Path[]): Lost[] => places.map((path) => ({
  message: language === 'zh' ? `${service} 服务暂不可用，其字段为空。` : `The ${service} service does not answer now; its fields are empty.`,
  path, extensions: { code: 'UNAVAILABLE', rule: 'gateway.service-unavailable', service, lost: true },
}));

/** A refusal of a whole entity, or of the whole fetch, says so at each field that stays empty because of it. */
export const atEachField = (errors: readonly GraphQLFormattedError[], places: readonly Path[]): GraphQLFormattedError[] => errors.flatMap((error) => {
  const path = error.path ?? [];
  const meant = places.filter((place) => place.length > path.length && path.every((step, at) => step === place[at]));
  return meant.length === 0 ? [error] : meant.map((place): Lost => ({ ...error, path: place, extensions: { ...error.extensions, lost: true } }));
});
