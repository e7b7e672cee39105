import type { Statement } from '@cornerstone/testing/statements';
import { median, percentile } from '../events/figures';
import { awaited, covered, unawaited, type Call, type Fetched } from './calls';
import type { Span, Visit } from './heard';

/** Milliseconds over all calls: the median, and what the quickest tenth was not above, which other work on the machine disturbs least. */
export interface Took { ms: number; quiet: number }
/** A layer of the way. */
export interface Layer extends Took { name: string }
export interface StatementLayer extends Took { name: string; count: number; roundTrips: number; rows: number; bytesOut: number; bytesIn: number }
export interface SpanLayer extends Took { name: string; count: number }
export interface FetchLayer extends Took {
  depth: number; service: string; about: string; sign: number; onTheWay: number; token: number; execution: number; sql: number; readAndCheck: number;
  bytesOut: number; bytesIn: number; statements: StatementLayer[]; spans: SpanLayer[];
}
export interface Summary extends Took {
  what: string; calls: number; layers: Layer[]; fetches: FetchLayer[]; doorSpans: SpanLayer[];
  counts: { fetches: number; depth: number; statements: number; roundTrips: number; /** Statements after the answer. */ afterwards: number }; bytesIn: number; bytesOut: number;
}

type Measure<T> = (each: T) => number;
const medianOf = <T>(all: readonly T[], measure: Measure<T>): number => median(all.map(measure));
const tookOf = <T>(all: readonly T[], measure: Measure<T>): Took => ({ ms: medianOf(all, measure), quiet: percentile(all.map(measure), 0.1) });
const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

const DOOR: [name: string, measure: Measure<Call>][] = [
  ['gateway: who asks (token, rights)', ({ door }) => door.bodyFrom - door.at],
  ['gateway: body, gate, rates', ({ door }) => door.graphFrom - door.bodyFrom],
  ['gateway: parse, validate, cost, plan', ({ door }) => door.planFrom - door.graphFrom],
  ['gateway: fetches under way', ({ door }) => covered(door.fetches)],
  ['gateway: joining between and after fetches', ({ door }) => door.planTo - door.planFrom - covered(door.fetches)],
  ['gateway: answer to text', ({ door }) => door.graphTo - door.planTo],
  ['gateway: answer written', ({ door }) => door.writtenAt - door.graphTo],
  ['client and HTTP between', ({ ms, door }) => ms - (door.writtenAt - door.at)],
];

/** The medians of all calls; counts must be alike in all of them, else they are no counts of the operation. */
export function summaryOf(what: string, calls: readonly Call[]): Summary {
  const statements = (call: Call): Statement[] => call.fetches.flatMap(({ visit }) => awaited(visit));
  return {
    what, calls: calls.length, ...tookOf(calls, ({ ms }) => ms), layers: DOOR.map(([name, measure]) => ({ name, ...tookOf(calls, measure) })),
    fetches: fetchLayers(calls), doorSpans: spanLayers(calls.map(({ door }) => door)),
    counts: {
      fetches: medianOf(calls, ({ fetches }) => fetches.length), depth: medianOf(calls, ({ fetches }) => Math.max(0, ...fetches.map(({ depth }) => depth))),
      statements: medianOf(calls, (call) => statements(call).length), roundTrips: medianOf(calls, (call) => sum(statements(call).map(({ roundTrips }) => roundTrips))),
      afterwards: medianOf(calls, ({ fetches }) => sum(fetches.map(({ visit }) => unawaited(visit).length))),
    },
    bytesIn: medianOf(calls, ({ door }) => door.bytesIn), bytesOut: medianOf(calls, ({ door }) => door.bytesOut),
  };
}

/** Fetches of one text at one service are the same fetch of the plan. */
function fetchLayers(calls: readonly Call[]): FetchLayer[] {
  const same = Map.groupBy(calls.flatMap(({ fetches }) => fetches), ({ service, query }) => `${service} ${query}`);
  return [...same.values()].filter((all) => all.length > calls.length / 2).map((all): FetchLayer => {
    const [first] = all as [Fetched];
    const visits = all.map(({ visit }) => visit);
    return {
      depth: medianOf(all, ({ depth }) => depth), service: first.service, about: aboutOf(first.query), ...tookOf(all, ({ ms }) => ms),
      sign: medianOf(all, ({ at, sentAt }) => sentAt - at), onTheWay: medianOf(all, ({ sentAt, answeredAt, visit }) => answeredAt - sentAt - (visit.graphTo - visit.at)),
      token: medianOf(visits, ({ at, graphFrom }) => graphFrom - at), execution: medianOf(visits, (visit) => visit.graphTo - visit.graphFrom - covered(awaited(visit))),
      sql: medianOf(visits, (visit) => covered(awaited(visit))),
      readAndCheck: medianOf(all, ({ at, ms, answeredAt }) => at + ms - answeredAt), bytesOut: medianOf(visits, ({ bytesIn }) => bytesIn), bytesIn: medianOf(visits, ({ bytesOut }) => bytesOut),
      statements: statementLayers(visits), spans: spanLayers(visits),
    };
  }).sort((one, other) => one.depth - other.depth || `${one.service} ${one.about}`.localeCompare(`${other.service} ${other.about}`));
}

function statementLayers(visits: readonly Visit[]): StatementLayer[] {
  const names = [...new Set(visits.flatMap((visit) => awaited(visit).map(({ name }) => name)))];
  const of = (visit: Visit, name: string): Statement[] => awaited(visit).filter((each) => each.name === name);
  return names.map((name) => {
    const total = (measure: Measure<Statement>): number => medianOf(visits, (visit) => sum(of(visit, name).map(measure)));
    return { name, count: medianOf(visits, (visit) => of(visit, name).length), roundTrips: total(({ roundTrips }) => roundTrips), ...tookOf(visits, (visit) => sum(of(visit, name).map(({ ms }) => ms))), rows: total(({ rows }) => rows), bytesOut: total(({ bytesOut }) => bytesOut), bytesIn: total(({ bytesIn }) => bytesIn) };
  }).filter(({ count }) => count > 0);
}

function spanLayers(visits: readonly Visit[]): SpanLayer[] {
  const names = [...new Set(visits.flatMap(({ spans }) => spans.map(({ name }) => name)))].sort();
  const of = (visit: Visit, name: string): Span[] => visit.spans.filter((each) => each.name === name);
  return names.map((name) => ({ name, count: medianOf(visits, (visit) => of(visit, name).length), ...tookOf(visits, (visit) => sum(of(visit, name).map(({ ms }) => ms))) })).filter(({ count }) => count > 0);
}

/** What a fetch asks for, short enough for a table: its first fields. */
export const aboutOf = (query: string): string => query.replace(/^(query|mutation)\s*\w*\s*(\([^)]*\))?/, '').replace(/_entities\(representations:\s*\$representations\)/, '').replaceAll(/[\s{}]+|\.\.\. ?on|__typename/g, ' ').trim().split(' ').filter(Boolean).slice(0, 5).join(' ');
