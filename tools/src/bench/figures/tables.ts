import Table from 'cli-table3';
import type { Figures } from './figures';
import type { FetchLayer, SpanLayer, StatementLayer, Summary } from './layers';

const ms = (value: number): string => value.toFixed(2);
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true }, colAligns: head.map((_, at) => (at === 0 ? 'left' : 'right')) });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
};

/** The whole report; times are medians in milliseconds, beside them what the quickest tenth is not above. */
export function printed({ startUp, operations, way, profiles }: Figures): string {
  return [
    `Start-up: cold ${startUp.cold.toFixed(1)} s, warm ${startUp.warm.toFixed(1)} s`, ...operations.map(operation),
    `The way of ${way.calls} reports: shown ${ms(way.shownAfter)} ms after the answer (found at question ${way.polls})\n${table(['beside all requests', 'in', 'ends after answer', 'ms', 'times'], way.steps.map(({ app, name, endsAt, ms: took, count }) => [name, app, ms(endsAt), ms(took), count]))}`,
    `Statements beside the answer, to each report\n${table(['in', 'statements', 'most of all'], way.beside.map(({ app, perCall, names }) => [app, perCall.toFixed(1), names.slice(0, 8).map(({ name, perCall: each }) => `${name} ${each.toFixed(1)}`).join(', ')]))}`,
    ...profiles.map(({ during, app, selfTimes }) => `Self time of ${app} during ${during}\n${table(['where', 'share', 'ms', 'most in'], selfTimes.map(({ where, share, ms: took, functions }) => [where, `${(share * 100).toFixed(1)} %`, took.toFixed(0), functions.slice(0, 3).map(({ name }) => name).join(', ')]))}`),
  ].join('\n\n');
}

function operation({ what, calls, ms: total, quiet, layers, fetches, doorSpans, counts, bytesIn, bytesOut }: Summary): string {
  return [
    `${what}: ${ms(total)} ms, the quickest tenth within ${ms(quiet)} (${calls} calls); ${counts.fetches} fetches, ${counts.depth} deep; ${counts.statements} statements in ${counts.roundTrips} round trips, ${counts.afterwards} after the answer; ${bytesIn} bytes in, ${bytesOut} out`,
    table(['layer', 'ms', 'quickest tenth', 'share'], layers.map(({ name, ms: took, quiet: least }) => [name, ms(took), ms(least), `${((took / total) * 100).toFixed(0)} %`])),
    table(['fetch', 'depth', 'ms', 'quickest tenth', 'sign', 'HTTP', 'token', 'execution', 'SQL', 'read, check', 'out', 'in', 'statements'], fetches.map(fetchRow)),
    table(['work at the gateway', 'times', 'ms', 'quickest tenth'], doorSpans.map(spanRow)),
    ...fetches.map(({ service, about, statements, spans }) => `${service} (${about})\n${table(['statement', 'times', 'round trips', 'ms', 'quickest tenth', 'rows', 'out', 'in'], statements.map(statementRow))}\n${table(['work', 'times', 'ms', 'quickest tenth'], spans.map(spanRow))}`),
  ].join('\n');
}

const fetchRow = (layer: FetchLayer): (string | number)[] => [
  `${layer.service} (${layer.about.slice(0, 30)})`, layer.depth, ...[layer.ms, layer.quiet, layer.sign, layer.onTheWay, layer.token, layer.execution, layer.sql, layer.readAndCheck].map(ms), layer.bytesOut, layer.bytesIn, layer.statements.reduce((sum, { count }) => sum + count, 0),
];
const statementRow = ({ name, count, roundTrips, ms: took, quiet, rows, bytesOut, bytesIn }: StatementLayer): (string | number)[] => [name, count, roundTrips, ms(took), ms(quiet), rows, bytesOut, bytesIn];
const spanRow = ({ name, count, ms: took, quiet }: SpanLayer): (string | number)[] => [name, count, ms(took), ms(quiet)];
