import { services } from '../services';

export interface Opened {
  url: string;
  brokers: string;
  database: string;
  folder: string;
  seconds: number;
  /** Who can log in; nobody where there is no demonstration. */
  people: readonly { login: string; titleZh: string }[];
  /** Theirs, where the demonstration signs them in itself. */
  password: string | undefined;
}

const A_LINE = 4;
const QUERY = '{ portfolio(year: 2024) { count startRate { value } } }';

/** What a newcomer needs first, and no more. */
export function banner({ url, brokers, database, folder, seconds, people, password }: Opened): string {
  const first = `Cornerstone ready in ${Math.round(seconds)} s`;
  const token = people.length > 0 ? '$(npx cornerstone token --as drc)' : '$TOKEN';
  const lines = [
    `${first.padEnd(38)}Console   ${url}`,
    `${services.length} services composed · broker: Kafka  Explorer  ${url}/explorer`,
    ...logins(people),
    ...(password ? [`${'Password of all:'.padEnd(20)}${password}`] : []),
    `Try:  curl ${url}/graphql -H 'content-type: application/json' -H "authorization: Bearer ${token}" \\`,
    `        -d '{"query":"${QUERY}"}'`,
    '      npx cornerstone events tail --from beginning     stop: Ctrl C   reset: npm run reset',
    `Broker ${brokers} · database ${database} · data and logs ${folder}`,
  ];
  return `\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function logins(people: Opened['people']): string[] {
  const names = people.map(({ login, titleZh }) => `${login} ${titleZh}`);
  const lines: string[] = [];
  while (names.length > 0) lines.push(names.splice(0, A_LINE).join(' · '));
  return lines.map((line, index) => `${(index === 0 ? 'Log in (demo only):' : '').padEnd(20)}${line}`);
}

export const asJson = ({ url, brokers, database, folder, seconds }: Opened): string =>
  JSON.stringify({ url, graph: `${url}/graphql`, explorer: `${url}/explorer`, events: `${url}/events/stream`, brokers, database, folder, seconds: Math.round(seconds * 10) / 10 });
