import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { conflict, notFound, Rejection } from '@cornerstone/kernel/rejection';
import type { Course, Step } from '@cornerstone/runtime/record';
import type { RowOutcome } from './batch.entity';
import type { Project } from './project.entity';

/** What a decision made of a row, or the rule that refused it. */
export function attempt<T>(decide: () => T): T | Rejection {
  try {
    return decide();
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown;
    throw thrown;
  }
}

/** What a batch tells of a row besides what it made. */
export const outcomeOf = (at: number, { projectId }: { projectId: string }, made: object): RowOutcome => (made instanceof Rejection
  ? { row: at + 1, projectId, code: made.code, rule: made.rule, message: made.sentence.zh, messageEn: made.sentence.en }
  : { row: at + 1, projectId, code: null, rule: null, message: null, messageEn: null });

/** What is known of a project while its rows are taken one after the other. */
export interface Standing { project: Project; steps: (Step<Project> & { knownOn: Day })[] }

/** The project of a row, as whoever tells it has seen it. */
export function seen<S extends Standing>(standing: ReadonlyMap<string, S>, { projectId, expectedVersion }: { projectId: string; expectedVersion?: number | null }): S {
  const found = standing.get(projectId);
  if (!found) throw notFound({ en: 'The project', zh: '对象' }, projectId);
  const expected = expectedVersion ?? null;
  if (expected !== null && expected !== found.project.version) throw conflict(expected, found.project.version);
  return found;
}

/** What is known since another day is a change of its own: as of a day between the two the project stood where the first one put it. */
export function goOn({ steps }: Standing, knownOn: Day, fact: Fact, to: Partial<Project>): void {
  const last = steps.at(-1);
  if (last?.knownOn === knownOn) Object.assign(last, { facts: [...last.facts, fact], to });
  else steps.push({ knownOn, facts: [fact], to });
}

/** What is to be recorded of those that a row has changed. */
export const coursesOf = (standing: ReadonlyMap<string, Standing>): Course<Project>[] => [...standing.values()].filter(({ steps }) => steps.length > 0).map(({ project, steps }) => ({ row: project, isNew: false, steps }));
