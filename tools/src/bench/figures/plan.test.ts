import { readFileSync } from 'node:fs';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type PlanNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { ONE_LEDGER } from '../../e2e/one-ledger';

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

interface Planned { depth: number; service: string; type: string }

function fetchesIn(node: PlanNode, depth: number): { fetches: Planned[]; after: number } {
  switch (node.kind) {
    case 'Fetch': {
      const [first] = node.requires ?? [];
      return { fetches: [{ depth, service: node.serviceName, type: first && 'typeCondition' in first ? first.typeCondition ?? '' : 'Query' }], after: depth + 1 };
    }
    case 'Flatten': return fetchesIn(node.node, depth);
    case 'Sequence': return node.nodes.reduce<{ fetches: Planned[]; after: number }>(({ fetches, after }, each) => { const next = fetchesIn(each, after); return { fetches: [...fetches, ...next.fetches], after: next.after }; }, { fetches: [], after: depth });
    case 'Parallel': {
      const all = node.nodes.map((each) => fetchesIn(each, depth));
      return { fetches: all.flatMap(({ fetches }) => fetches), after: Math.max(...all.map(({ after }) => after)) };
    }
    default: throw new Error(`${node.kind} in the plan of OneLedger`);
  }
}

describe('the plan of OneLedger 单项目总账的查询计划', () => {
  it('fetches what docs/figures.md says, of each service in the round it says', () => {
    const supergraph = Supergraph.build(read('apps/gateway/supergraph.graphql'));
    const { node } = new QueryPlanner(supergraph).buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(ONE_LEDGER)));
    if (!node || node.kind === 'Subscription' || node.kind === 'Defer') throw new Error('a query has a plan');
    const { fetches } = fetchesIn(node, 1);
    const documented = [...read('docs/figures.md').matchAll(/^\| (\d+) \| ([a-z]+) \|/gm)].map(([, depth, service]) => `${depth} ${service}`);
    // A leader carries the project that is measured, nobody was assigned its issues: names of people are asked for in the second round, not in the third.
    expect(fetches.filter(({ type, depth }) => type !== 'Person' || depth === 2).map(({ depth, service }) => `${depth} ${service}`).sort()).toEqual(documented.sort());
  });
});
