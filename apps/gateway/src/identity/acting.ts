import { forbidden } from '@cornerstone/kernel/rejection';
import type { IdentifyFrom } from '../limits/strangers';
import type { SignedIn } from './signed-in';

export const DEPARTMENT_HEADER = 'cornerstone-department';

/** One who comes again with the same rights, acting for the same department, is the same object: what is known of them is known again. */
const acting = new WeakMap<SignedIn, Map<string, SignedIn>>();

/** A person of several departments says for which one they act, and the audit keeps it; unsaid it is their first. */
export const actingFor = (identify: IdentifyFrom): IdentifyFrom => (authorization, from) => {
  const asked = from.headers[DEPARTMENT_HEADER]?.toString();
  const person = identify(authorization, from);
  if (asked === undefined) return person;
  return person instanceof Promise ? person.then((each) => actingAs(each, asked)) : actingAs(person, asked);
};

function actingAs(person: SignedIn, department: string): SignedIn {
  if (!person.departments.includes(department)) {
    throw forbidden('access.not-your-department', { en: `You do not act for the department that ${DEPARTMENT_HEADER} names.`, zh: `您不代表请求头 ${DEPARTMENT_HEADER} 指明的部门。` }, { departments: person.departments });
  }
  let known = acting.get(person);
  if (!known) acting.set(person, known = new Map());
  const one = known.get(department) ?? { ...person, departmentId: department };
  known.set(department, one);
  return one;
}
