import type { Actor } from '@cornerstone/runtime/actor';
import type { Asking } from './asking';

/** Whoever asks again is the same object as long as their rights are. */
const known = new WeakMap<Actor, string>();

function whoOf(actor: Actor): string {
  const before = known.get(actor);
  if (before !== undefined) return before;
  const who = JSON.stringify([actor.id, actor.departmentId, actor.departments, actor.regions, actor.roles]);
  known.set(actor, who);
  return who;
}

/** All that a service is told beside the question and that may change its answer; a trace does not. */
export const scopeOf = ({ actor, language, asOf }: Pick<Asking, 'actor' | 'language' | 'asOf'>): string => `${whoOf(actor)}\n${language}\n${asOf ?? ''}\n`;
