import Table from 'cli-table3';
import type { Figures } from './figures';
import type { FetchLayer, SpanLayer, StatementLayer, Summary } from './layers';

const ms = (value: number): string => value.toFixed(2);
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true }, colAligns: head.map((_, at) => (at === 0 ? 'left' : 'right')) });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
};

/** The whole report; times are medians in milliseconds. */
export function printed({ startUp, operations, way, profiles }: Figures): string {
  return [
    `Start-up: cold ${startUp.cold.toFixed(1)} s, warm ${startUp.warm.toFixed(1)} s`, ...operations.map(operation),
    `The way of ${way.calls} reports: shown ${ms(way.shownAfter)} ms after the answer (found at question ${way.polls})\n${table(['beside all requests', 'in', 'ends after answer', 'ms', 'times'], way.steps.map(({ app, name, endsAt, ms: took, count }) => [name, app, ms(endsAt), ms(took), count]))}`,
    ...profiles.map(({ during, app, selfTimes }) => `Self time of ${app} during ${during}\n${table(['where', 'share', 'ms', 'most in'], selfTimes.map(({ where, share, ms: took, functions }) => [where, `${(share * 100).toFixed(1)} %`, took.toFixed(0), functions.slice(0, 3).map(({ name }) => name).join(', ')]))}`),
  ].join('\n\n');
}

function operation({ what, calls, total, layers, fetches, doorSpans, counts, bytesIn, bytesOut }: Summary): string {
  return [
    `${what}: ${ms(total)} ms (${calls} calls); ${counts.fetches} fetches, ${counts.depth} deep; ${counts.statements} statements in ${counts.roundTrips} round trips, ${counts.afterwards} after the answer; ${bytesIn} bytes in, ${bytesOut} out`,
    table(['layer', 'ms', 'share'], layers.map(({ name, ms: took }) => [name, ms(took), `${((took / total) * 100).toFixed(0)} %`])),
    table(['fetch', 'depth', 'ms', 'sign', 'HTTP', 'token', 'execution', 'SQL', 'read, check', 'out', 'in', 'statements'], fetches.map(fetchRow)),
    table(['work at the gateway', 'times', 'ms'], doorSpans.map(spanRow)),
    ...fetches.map(({ service, about, statements, spans }) => `${service} (${about})\n${table(['statement', 'times', 'round trips', 'ms', 'rows', 'out', 'in'], statements.map(statementRow))}\n${table(['work', 'times', 'ms'], spans.map(spanRow))}`),
  ].join('\n');
}

const fetchRow = (layer: FetchLayer): (string | number)[] => [
  `${layer.service} (${layer.about.slice(0, 30)})`, layer.depth, ...[layer.ms, layer.sign, layer.onTheWay, layer.token, layer.execution, layer.sql, layer.readAndCheck].map(ms), layer.bytesOut, layer.bytesIn, layer.statements.reduce((sum, { count }) => sum + count, 0),
];
const statementRow = ({ name, count, roundTrips, ms: took, rows, bytesOut, bytesIn }: StatementLayer): (string | number)[] => [name, count, roundTrips, ms(took), rows, bytesOut, bytesIn];
const spanRow = ({ name, count, ms: took }: SpanLayer): (string | number)[] => [name, count, ms(took)];
