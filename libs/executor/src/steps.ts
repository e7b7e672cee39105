import type { PlanNode } from '@apollo/query-planner';
import { fetchStep, type Step } from './fetch';
import type { Kinds } from './kinds';
import { withoutKnownTypes } from './known-types';
import type { Run } from './run';
import { tasksOf } from './tasks';

/** One fetch of a plan, made once for all its runs: how many it waits for, and who waits for it. */
interface Stage { step: Step; service: string; waitsFor: number; next: number[] }

/** A plan as a function: each fetch begins when the last one ends that it waits for. */
export function stepOf(node: PlanNode, kinds: Kinds): (run: Run) => Promise<void> {
  const tasks = withoutKnownTypes(tasksOf(node), kinds);
  const stages = tasks.map((task): Stage => ({
    step: fetchStep(task, kinds), service: task.node.serviceName, waitsFor: task.before.size, next: tasks.flatMap((other, at) => (other.before.has(task) ? [at] : [])),
  }));
  return (run) => new Promise((resolve) => { new Progress(stages, run, resolve).begin(); });
}

/** One run of a plan. A fetch that fails is an error of the answer; what others fetch still comes. */
class Progress {
  private readonly waitsFor: number[];
  private left: number;

  constructor(private readonly stages: readonly Stage[], private readonly run: Run, private readonly done: () => void) {
    this.waitsFor = stages.map((stage) => stage.waitsFor);
    this.left = stages.length;
  }

  begin(): void {
    if (this.left === 0) return this.done();
    for (const stage of this.stages) if (stage.waitsFor === 0) this.start(stage);
  }

  private start(stage: Stage): void {
    const failed = (fault: unknown): void => { this.run.errors.push({ error: { message: fault instanceof Error ? fault.message : String(fault) }, service: stage.service, path: undefined }); };
    try {
      const fetched = stage.step(this.run);
      if (fetched) return void fetched.then(() => { this.ended(stage); }, (fault: unknown) => { failed(fault); this.ended(stage); });
    } catch (fault) {
      failed(fault);
    }
    this.ended(stage);
  }

  private ended({ next }: Stage): void {
    for (const at of next) {
      const left = this.waitsFor[at] = (this.waitsFor[at] ?? 0) - 1;
      const stage = this.stages[at];
      if (left === 0 && stage) this.start(stage);
    }
    this.left -= 1;
    if (this.left === 0) this.done();
  }
}
