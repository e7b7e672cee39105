import { DEFAULT_LOGIN } from './src/session';
import { choiceFrom } from './src/filters';
import { date, decimal } from './src/format';
import type { ProjectStage } from './src/gql/graphql';
import { zh as t } from './src/messages.zh';
import { OverviewQuery, type Overview, type Portfolio } from './src/operations';

/** What the pages have to show: the graph's own answers, as the person the pages open with. */
export interface Expected {
  portfolio: Portfolio;
  /** The first demonstration project that has procedures and money. */
  project: { code: string; name: string; stage: ProjectStage; procedures: string[]; paid: string; accounts: string[] };
  said: Said[];
}
/** Words of the graph's answers that a page or a part of one has to say: address, selector, words. */
export interface Said { path: string; selector: string; words: string[] }
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

interface Found<More> { nodes: ({ code: string } & More)[] }
interface Mechanisms {
  onMap: { count: number; byRegion: { label: string }[]; bySector: { label: string }[] }; toStart: { nodes: { name: string }[] };
  rounds: { name: string; totals: { lists: { investment: { amount: string } }[] } }[]; reserve: { nodes: { project: { name: string } }[] }; reserveSessions: { nodes: { closedOn: string }[] }; leaderLoads: { nodes: { person: { title: string } }[] };
  leads: { nodes: { name: string }[] }; goals: { nodes: { label: string }[] }; missingReports: { nodes: { project: { name: string } }[] };
  whole: Found<{ parts: { nodes: { project: { name: string } }[] } }>; operating: Found<{ capacityAccount: { settlement: { explanation: string } } | null }>; ready: Found<{ appraisals: { seed: string }[] }>;
  landed: Found<{ lead: { name: string } | null; roundEntries: { round: { name: string } }[] }>; seen: Found<{ verifications: { nodes: { note: string }[] }; schedule: { criticalPath: string[] } }>; ended: Found<{ endings: { documentNumber: string }[] }>;
}

const MECHANISMS = `{
  onMap: portfolio(filter: { year: 2024 }) { count byRegion: by(dimension: REGION) { label } bySector: by(dimension: SECTOR) { label } } toStart: projects(filter: { year: 2024, stage: [PLANNED_START] }, first: 5) { nodes { name } }
  rounds(year: 2024) { name totals { lists { investment { amount(unit: YI) } } } }
  reserve(filter: { region: "410000" }, first: 30) { nodes { project { name } } } reserveSessions(region: "410000", year: 2024) { nodes { closedOn } }
  leaderLoads(filter: { year: 2024 }, first: 50) { nodes { person { title } } }
  leads(first: 30) { nodes { name } } goals(year: 2024, first: 50) { nodes { label } } missingReports(first: 20) { nodes { project { name } } }
  whole: projects(filter: { text: "（演示）三门峡黄河生态廊道" }) { nodes { code parts { nodes { project { name } } } } }
  operating: projects(filter: { text: "（演示）新乡生物医药" }) { nodes { code capacityAccount { settlement { explanation } } } }
  ready: projects(filter: { text: "（演示储备）南阳光电" }) { nodes { code appraisals { seed } } }
  landed: projects(filter: { text: "（演示）开封纳米" }) { nodes { code lead { name } roundEntries { round { name } } } }
  seen: projects(filter: { text: "（演示）嵩县抽水蓄能" }) { nodes { code verifications { nodes { note } } schedule { criticalPath } } }
  ended: projects(filter: { text: "（演示增列）商丘超硬" }) { nodes { code endings { documentNumber } } }
}`;

/** What the pages of the mechanisms, and the parts of those projects that have them, say of the demonstration. */
function saidBy({ onMap, toStart, rounds, reserve, reserveSessions, leaderLoads, leads, goals, missingReports, whole, operating, ready, landed, seen, ended }: Mechanisms): Said[] {
  const of = <More>({ nodes: [node] }: Found<More>, selector: string, words: (node: More) => string[]): Said => {
    if (!node) throw new Error(`The demonstration has no project for ${selector}`);
    return { path: `/projects/${encodeURIComponent(node.code)}`, selector, words: words(node) };
  };
  return [
    { path: '/rounds', selector: 'main', words: rounds.flatMap(({ name, totals }) => [name, ...totals.lists.map(({ investment }) => decimal(investment.amount, 'zh'))]) },
    { path: '/reserve', selector: 'main', words: [...reserve.nodes.map(({ project }) => project.name), ...reserveSessions.nodes.map(({ closedOn }) => date(closedOn, 'zh') ?? '')] },
    { path: '/warmap', selector: 'main', words: [t.warmap.title, ...onMap.byRegion.map(({ label }) => label), ...onMap.bySector.slice(0, 3).map(({ label }) => label), ...toStart.nodes.slice(0, 5).map(({ name }) => name)] },
    { path: '/warmap?display=wall', selector: 'main', words: [String(onMap.count), t.warmap.timeProgressRate] },
    { path: '/leaders', selector: 'main', words: leaderLoads.nodes.map(({ person }) => person.title) },
    { path: '/leads', selector: 'main', words: leads.nodes.map(({ name }) => name) },
    { path: '/goals', selector: 'main', words: [...goals.nodes.map(({ label }) => label), ...missingReports.nodes.map(({ project }) => project.name)] },
    of(whole, '#parts', ({ parts }) => parts.nodes.map(({ project }) => project.name)),
    of(operating, '#capacityAccount', ({ capacityAccount }) => [...Object.values(t.capacityStep), capacityAccount?.settlement.explanation ?? 'a settlement']),
    of(ready, '#reserveEntry', ({ appraisals }) => [t.preparation.panel, ...appraisals.map(({ seed }) => seed)]),
    of(landed, '#roundEntries', ({ lead, roundEntries }) => [lead?.name ?? 'a lead', ...roundEntries.map(({ round }) => round.name)]),
    of(seen, '#evidence', ({ verifications }) => verifications.nodes.map(({ note }) => note)), of(seen, '#schedule', ({ schedule }) => schedule.criticalPath),
    of(ended, '#life', ({ endings }) => endings.map(({ documentNumber }) => documentNumber)),
  ];
}

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
    portfolio, said: saidBy(await ask<Mechanisms>(MECHANISMS)),
    project: {
      code, name, stage, paid: funding.paid.amount, procedures: approvals.flatMap(({ items }) => items.map(({ procedure }) => procedure.name)),
      accounts: funding.entries.nodes.flatMap(({ debitName, creditName }) => [debitName, creditName]),
    },
  };
}
