import type { Received } from '@cornerstone/events/define';
import { isWithin } from '@cornerstone/kernel/region';
import type { Actor } from './actor';
import { hasScope } from './rights';

export type Hearable = Pick<Received, 'type' | 'regionPaths' | 'data'>;

/** Reference data of the directory: everyone signed in needs it to read the rest. */
const FOR_EVERYONE = /^directory\.(region|department|clock)\./;
const ABOUT_PEOPLE = /^directory\.person\./;
const ABOUT_FUNDS = /^funding\./;

/** Whether a person may hear of an event: the rows' wall (`may_see`) and the one around people, for those who listen. */
export function mayHear(actor: Actor, event: Hearable): boolean {
  if (ABOUT_FUNDS.test(event.type) && !hasScope(actor, 'funds')) return false;
  if (actor.regions === '*' || FOR_EVERYONE.test(event.type)) return true;
  const mine = actor.regions;
  const isInReach = event.regionPaths.some((path) => mine.some((region) => isWithin(path, region)));
  if (!ABOUT_PEOPLE.test(event.type)) return isInReach;
  // A person with national scope lies in no region: there the department alone decides.
  return (isInReach || event.regionPaths.length === 0) && (actor.roles.includes('ops') || departmentsIn(event.data).some((department) => actor.departments.includes(department)));
}

const departmentsIn = (data: unknown): readonly string[] => (data as { departments?: readonly string[] }).departments ?? [];
