import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { folded } from './folded';
import type { PlanPath } from './places';

/** A plan that this executor does not know: it is left to another. */
export class UnknownPlan extends Error {}

/** One fetch of a plan, for what lies at its paths, once all that stand `before` it have ended. `otherwise`: what is asked instead of an entity of which too little is known. */
export interface Task { node: FetchNode; paths: PlanPath[]; before: Set<Task>; otherwise: FetchNode | null; /** Entities of it can be of the one type only that is asked for. */ isOfKnownType: boolean }

/**
 * The fetches of a plan, each after those that it waits for. The planner plans each path by itself: the same fetch at several paths is
 * one, and where a service would be asked for an entity and then once more, with what it requires, it is asked once.
 */
export function tasksOf(node: PlanNode): Task[] {
  const tasks: Task[] = [];
  layOut(node, [], [], tasks);
  return merged(withoutFolded(tasks));
}

/** Answers those on which whatever follows waits. */
function layOut(node: PlanNode, path: PlanPath, before: readonly Task[], tasks: Task[]): readonly Task[] {
  switch (node.kind) {
    case 'Fetch': {
      const task: Task = { node, paths: [path], before: new Set(before), otherwise: null, isOfKnownType: false };
      tasks.push(task);
      return [task];
    }
    case 'Flatten': return layOut(node.node, [...path, ...node.path], before, tasks);
    case 'Sequence': return node.nodes.reduce((ends, each) => layOut(each, path, ends, tasks), before);
    case 'Parallel': return node.nodes.length === 0 ? before : [...new Set(node.nodes.flatMap((each) => layOut(each, path, before, tasks)))];
    default: throw new UnknownPlan(`a plan with ${node.kind}`);
  }
}

/** Only of what nothing waits for: it is there for the answer alone, and may come a little later. */
function withoutFolded(tasks: readonly Task[]): Task[] {
  const level = levels(tasks);
  const awaited = new Set(tasks.flatMap(({ before }) => [...before]));
  const last = tasks.filter((task) => !awaited.has(task));
  const gone = new Set<Task>();
  for (const later of last) {
    // What has gone asks for nothing any more: it may take nothing in.
    if (gone.has(later)) continue;
    for (const early of last) {
      if (gone.has(early) || later.otherwise || early.otherwise || level(early) >= level(later) || String(early.paths) !== String(later.paths)) continue;
      const node = folded(early.node, later.node);
      if (!node) continue;
      Object.assign(later, { node, otherwise: early.node });
      for (const each of early.before) later.before.add(each);
      gone.add(early);
    }
  }
  return tasks.filter((task) => !gone.has(task));
}

/** The same fetch in the same step from the beginning: none of them can wait for another. */
function merged(tasks: readonly Task[]): Task[] {
  const level = levels(tasks);
  const standing = new Map<string, Task>();
  const instead = new Map<Task, Task>();
  for (const task of tasks) {
    const { operationName: _name, operation, ...rest } = task.node;
    const key = task.node.requires ? JSON.stringify([level(task), nameless(task.node), rest, task.otherwise && [nameless(task.otherwise), task.otherwise.requires]]) : null;
    const found = key === null ? undefined : standing.get(key);
    if (key !== null && !found) standing.set(key, task);
    if (!found) continue;
    instead.set(task, found);
    found.paths.push(...task.paths.filter((path) => !found.paths.some((other) => String(other) === String(path))));
    for (const each of task.before) found.before.add(each);
  }
  const left = tasks.filter((task) => !instead.has(task));
  for (const task of left) task.before = new Set([...task.before].map((each) => instead.get(each) ?? each));
  return left;
}

/** How many fetches stand one after the other before each. */
function levels(tasks: readonly Task[]): (task: Task) => number {
  const known = new Map<Task, number>();
  const level = (task: Task): number => {
    const found = known.get(task) ?? Math.max(-1, ...[...task.before].map(level)) + 1;
    known.set(task, found);
    return found;
  };
  for (const task of tasks) level(task);
  return level;
}

/** Fetches of operations that differ by their names are equal. */
export const nameless = ({ operation, operationName: name }: FetchNode): string => (name ? operation.replace(new RegExp(`^(query|mutation) ${name}\\b`), '$1') : operation);
