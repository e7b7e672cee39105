import { forbidden } from '@cornerstone/kernel/rejection';
import type { IdentifyFrom } from '../limits/strangers';

export const DEPARTMENT_HEADER = 'cornerstone-department';

/** A person of several departments says for which one they act, and the audit keeps it; unsaid it is their first. */
export const actingFor = (identify: IdentifyFrom): IdentifyFrom => async (authorization, from) => {
  const person = await identify(authorization, from);
  const asked = from.headers[DEPARTMENT_HEADER]?.toString();
  if (asked === undefined) return person;
  if (!person.departments.includes(asked)) {
    throw forbidden('access.not-your-department', { en: `You do not act for the department that ${DEPARTMENT_HEADER} names.`, zh: `您不代表请求头 ${DEPARTMENT_HEADER} 指明的部门。` }, { departments: person.departments });
  }
  return { ...person, departmentId: asked };
};
