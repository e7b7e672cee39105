import { DEFAULT_LOGIN } from './src/session';
import { DEFAULT_YEAR } from './src/filters';
import type { ProjectStage } from './src/gql/graphql';

interface Rate { numerator: string; denominator: string }
/** What the pages have to show: the graph's own answers, as the person the pages open with. */
export interface Expected {
  portfolio: { count: number; totalInvestment: { amount: string }; startRate: Rate; investmentRate: Rate; completionRate: Rate; fundUseRate: Rate };
  /** The first demonstration project that has procedures and money. */
  project: { code: string; name: string; stage: ProjectStage; procedures: string[]; paid: string; accounts: string[] };
}
interface Answer {
  portfolio: Expected['portfolio'];
  projects: { nodes: {
    code: string; name: string; stage: ProjectStage; demonstration: boolean; approvals: { items: { procedure: { name: string } }[] }[];
    funding: { paid: { amount: string }; entries: { nodes: { debitName: string; creditName: string }[] } } | null;
  }[] };
}

const rate = '{ numerator denominator }';
const QUERY = `query($year: Int) {
  portfolio(filter: { year: $year }, year: $year) { count totalInvestment { amount(unit: YI) } startRate ${rate} investmentRate ${rate} completionRate ${rate} fundUseRate ${rate} }
  projects(filter: { text: "（演示）" }, first: 50) {
    nodes {
      code name stage demonstration approvals { items { procedure { name } } }
      funding { paid { amount(unit: WAN) } entries(first: 20) { nodes { debitName creditName } } }
    }
  }
}`;

export async function expected(url: string): Promise<Expected> {
  const { token } = await (await fetch(new URL(`/demo/token?as=${DEFAULT_LOGIN}`, url))).json() as { token: string };
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: QUERY, variables: { year: DEFAULT_YEAR } }),
  });
  const { data, errors } = await response.json() as { data: Answer | null; errors?: { message: string }[] };
  if (!data || errors?.length) throw new Error(`The graph does not answer: ${errors?.map(({ message }) => message).join('; ') ?? response.status}`);
  const found = data.projects.nodes.find(({ demonstration, approvals, funding }) => demonstration && approvals.length > 0 && funding?.entries.nodes.length);
  if (!found?.funding) throw new Error('There is no demonstration project with procedures and money');
  const { code, name, stage, approvals, funding } = found;
  return {
    portfolio: data.portfolio,
    project: {
      code, name, stage, paid: funding.paid.amount, procedures: approvals.flatMap(({ items }) => items.map(({ procedure }) => procedure.name)),
      accounts: funding.entries.nodes.flatMap(({ debitName, creditName }) => [debitName, creditName]),
    },
  };
}
