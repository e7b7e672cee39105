import type { PlanNode } from '@apollo/query-planner';
import { fetchStep, type Step } from './fetch';
import type { Kinds } from './kinds';
import type { PlanPath } from './places';

/** A plan that this executor does not know: it is left to another. */
export class UnknownPlan extends Error {}

/** A plan's node as a function, made once for all its runs. */
export function stepOf(node: PlanNode, kinds: Kinds, path: PlanPath = []): Step {
  const below = (each: PlanNode): Step => stepOf(each, kinds, path);
  switch (node.kind) {
    case 'Fetch': return caught(fetchStep(node, path, kinds), node.serviceName);
    case 'Flatten': return stepOf(node.node, kinds, [...path, ...node.path]);
    case 'Sequence': return inTurn(node.nodes.map(below));
    case 'Parallel': return together(node.nodes.map(below));
    default: throw new UnknownPlan(`a plan with ${node.kind}`);
  }
}

const inTurn = (steps: readonly Step[]): Step => async (run) => { for (const step of steps) await step(run); };

function together(steps: readonly Step[]): Step {
  return async (run) => { await Promise.all(steps.map((step) => step(run))); };
}

/** A fetch that fails is an error of the answer; what others fetch still comes. */
function caught(step: Step, service: string): Step {
  return async (run) => {
    try {
      await step(run);
    } catch (fault) {
      run.errors.push({ error: { message: fault instanceof Error ? fault.message : String(fault) }, service, path: undefined });
    }
  };
}
