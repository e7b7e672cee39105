import { DEFAULT_LOGIN } from './src/session';
import { choiceFrom } from './src/filters';
import type { ProjectStage } from './src/gql/graphql';
import { OverviewQuery, type Overview, type Portfolio } from './src/operations';

/** What the pages have to show: the graph's own answers, as the person the pages open with. */
export interface Expected {
  portfolio: Portfolio;
  /** The first demonstration project that has procedures and money. */
  project: { code: string; name: string; stage: ProjectStage; procedures: string[]; paid: string; accounts: string[] };
}
interface Demonstrations {
  projects: { nodes: {
    code: string; name: string; stage: ProjectStage; demonstration: boolean; approvals: { items: { procedure: { name: string } }[] }[];
    funding: { paid: { amount: string }; entries: { nodes: { debitName: string; creditName: string }[] } } | null;
  }[] };
}

const DEMONSTRATIONS = `{
  projects(filter: { text: "（演示）" }, first: 50) {
    nodes {
      code name stage demonstration approvals { items { procedure { name } } }
      funding { paid { amount(unit: WAN) } entries(first: 20) { nodes { debitName creditName } } }
    }
  }
}`;

export async function expected(url: string): Promise<Expected> {
  const { token } = await (await fetch(new URL(`/demo/token?as=${DEFAULT_LOGIN}`, url))).json() as { token: string };
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json() as { data: Data | null; errors?: { message: string }[] };
    if (!data || errors?.length) throw new Error(`The graph does not answer: ${errors?.map(({ message }) => message).join('; ') ?? response.status}`);
    return data;
  };
  const { portfolio } = await ask<Overview>(OverviewQuery.toString(), { ...choiceFrom(new URLSearchParams()), first: 1 });
  if (!portfolio) throw new Error('There is no portfolio');
  const { projects } = await ask<Demonstrations>(DEMONSTRATIONS);
  const found = projects.nodes.find(({ demonstration, approvals, funding }) => demonstration && approvals.length > 0 && funding?.entries.nodes.length);
  if (!found?.funding) throw new Error('There is no demonstration project with procedures and money');
  const { code, name, stage, approvals, funding } = found;
  return {
    portfolio,
    project: {
      code, name, stage, paid: funding.paid.amount, procedures: approvals.flatMap(({ items }) => items.map(({ procedure }) => procedure.name)),
      accounts: funding.entries.nodes.flatMap(({ debitName, creditName }) => [debitName, creditName]),
    },
  };
}
