import { parseArgs } from 'node:util';
import { COLUMNS } from './gateways/columns';
import { ASKED, QUERIES, type Asked } from './shop/queries';

export interface Options {
  only: string[] | undefined; query: string[]; asked: Asked[]; connections: number[]; rounds: number; seconds: number; warm: number; delay: number;
  json: string | undefined; build: boolean; house: boolean; client: 'wrk' | 'own' | undefined; peers: string | undefined; cosmoSource: string | undefined;
}

export const USAGE = `Usage: npx nx run tools:bench-gateway -- [flags]

  --only NAMES          columns, joined by commas: ${COLUMNS.map(({ name }) => name).join(', ')}
  --query NAMES         ${QUERIES.map(({ name }) => name).join(', ')}
  --requests NAMES      ${ASKED.join(', ')} (the first two by default; goals of caches need the last)
  --connections NUMBERS 1,16,64 (with --house 1,16)
  --rounds N            5; in each, every gateway has a turn on every cell
  --seconds S           2, of a turn
  --warm S              3, of each gateway and query before anything counts
  --delay MS            0, what every answer of a service takes
  --build               brings the peers that are missing: npm, cargo, go; once, into a cache
  --cosmo FOLDER        a checkout of wundergraph/cosmo to build from, where the module proxy has none
  --peers FOLDER        where peers lie that were brought before
  --client wrk|own      wrk where there is one; ours takes any number of seconds
  --house               on the six services of a demonstrated house instead, ours beside EXECUTOR=plain
  --json FILE           everything that was measured, every turn of it
`;

class Unusable extends Error {}

/** The flags, or what is wrong with them as a text. */
export function optionsIn(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({ args: [...args], options: {
      only: { type: 'string' }, query: { type: 'string' }, requests: { type: 'string' }, connections: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' }, warm: { type: 'string' }, delay: { type: 'string' },
      json: { type: 'string' }, build: { type: 'boolean' }, house: { type: 'boolean' }, client: { type: 'string' }, peers: { type: 'string' }, cosmo: { type: 'string' },
    } });
    return {
      only: named('only', values.only, COLUMNS.map(({ name }) => name)),
      query: named('query', values.query, QUERIES.map(({ name }) => name)) ?? QUERIES.map(({ name }) => name),
      asked: named('requests', values.requests, ASKED) ?? ['identical', 'distinct'],
      connections: (values.connections ?? (values.house ? '1,16' : '1,16,64')).split(',').map((each) => number('connections', each, 1, 1_000, true)),
      rounds: number('rounds', values.rounds ?? '5', 1, 1_000, true), seconds: number('seconds', values.seconds ?? '2', 0.1, 3_600), warm: number('warm', values.warm ?? '3', 0.1, 3_600), delay: number('delay', values.delay ?? '0', 0, 10_000),
      json: values.json, build: values.build ?? false, house: values.house ?? false, client: named('client', values.client, ['wrk', 'own'] as const)?.[0], peers: values.peers, cosmoSource: values.cosmo,
    };
  } catch (fault) {
    if (fault instanceof Unusable || String((fault as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) return (fault as Error).message;
    throw fault;
  }
}

function named<Name extends string>(flag: string, given: string | undefined, names: readonly Name[]): Name[] | undefined {
  return given?.split(',').map((each) => {
    const found = names.find((name) => name === each);
    if (found === undefined) throw new Unusable(`--${flag} knows no ${each}: ${names.join(', ')}`);
    return found;
  });
}

function number(flag: string, given: string, least: number, most: number, isWhole = false): number {
  const value = Number(given);
  if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) throw new Unusable(`--${flag} takes a ${isWhole ? 'whole ' : ''}number from ${least} to ${most.toLocaleString('en')}.`);
  return value;
}
