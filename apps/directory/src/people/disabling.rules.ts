import { reasonOf } from '@cornerstone/kernel/text';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { personFact, type PersonFacts } from './people.rules';

export type PersonDefined = ReturnType<typeof personFact>;
type Standing = Pick<PersonFacts, 'id' | 'departmentIds' | 'regionPaths' | 'roles' | 'disabled'>;
const saidWhy = (reason: string): string => reasonOf(reason, 'access.change-without-reason', { code: 'BAD_USER_INPUT' });
interface Command { reason: string; by: string }

/** Whoever disables people stays, so that somebody can take it back. A disabled one again is no news. */
export function disablePerson(person: Standing, { reason, by }: Command, knownOn: Day): PersonDefined[] {
  saidWhy(reason);
  if (person.id === by) throw new Rejection('access.not-oneself', { en: 'One may not disable oneself.', zh: '不得停用本人。' });
  return person.disabled ? [] : [personFact({ ...person, disabled: true }, knownOn)];
}

export function enablePerson(person: Standing, { reason }: Pick<Command, 'reason'>, knownOn: Day): PersonDefined[] {
  saidWhy(reason);
  return person.disabled ? [personFact({ ...person, disabled: false }, knownOn)] : [];
}

/** The reason is for the audit: events go to everybody. */
export const evolve = (reason: string) => (_: Standing, { data }: PersonDefined) => ({ disabled: data.disabled, standingReason: saidWhy(reason) });
