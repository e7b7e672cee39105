import type { Asking } from '../asking';

const known = new WeakMap<object, string>();

/** All that decides what is seen of a row whose policy is plain: rights, language and day, whoever has them. */
export function rightsOf({ actor, language, asOf }: Pick<Asking, 'actor' | 'language' | 'asOf'>): string {
  const before = known.get(actor);
  const rights = before ?? JSON.stringify([actor.departments, actor.regions === '*' ? '*' : actor.regions.toSorted(), actor.roles.toSorted()]);
  if (before === undefined) known.set(actor, rights);
  return `${rights}\n${language}\n${asOf ?? ''}\n`;
}
