import { forbidden } from '@cornerstone/kernel/rejection';
import type { Listed } from '../catalogue/catalogue.rules';
import { kindOfDepartment, regionOfDepartment } from '../catalogue/departments.rules';

export interface Doer { roles: readonly string[]; departments: readonly string[] }
/** Whose an item is: its department, and the regions that hold that department's own, from the province down to its own. */
export interface Responsible { departmentId: string | null; regions: readonly string[] }

/** The department itself, or one of its kind of a region above; development and reform leads the joint review and may do all. */
function isOwn(by: Doer, { departmentId, regions }: Responsible): boolean {
  if (by.roles.includes('drc')) return true;
  const kind = departmentId === null ? null : kindOfDepartment(departmentId);
  return kind !== null && by.departments.some((own) => own === departmentId || (kindOfDepartment(own) === kind && regions.includes(regionOfDepartment(own) ?? '')));
}

/** A1: an item is for the department it was given to, or one above it; what the catalogue gives to no department is for development and reform. */
export function requireOwnItem(by: Doer, procedure: Listed, responsible: Responsible): void {
  if (isOwn(by, responsible)) return;
  const { departmentId } = responsible;
  throw forbidden('A1.other-department', { en: `${procedure.code} is decided by ${departmentId ?? 'no single department'}.`, zh: `${procedure.name}由${departmentId ?? procedure.department}办理。` }, { procedure: procedure.code, department: procedure.departmentKind, departmentId });
}

/** A3: the clock of a whole case is for whoever has one of its items. */
export function requireOneOwn(by: Doer, items: readonly Responsible[]): void {
  if (items.some((item) => isOwn(by, item)) || by.roles.includes('drc')) return;
  throw forbidden('A1.other-department', { en: 'No procedure of this case is decided by your department.', zh: '该办件没有由您所在部门办理的事项。' }, { departments: [...new Set(items.flatMap(({ departmentId }) => departmentId ?? []))] });
}
