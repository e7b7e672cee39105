import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Listed } from '../catalogue/catalogue.rules';
import { departmentOf, regionOfDepartment } from '../catalogue/departments.rules';
import { requireOneOwn, requireOwnItem, type Responsible } from './own-item.rules';
import type { OpenedCase } from './project-file';
import { procedureNamed } from './submit.rules';

/** Departments with the regions that hold them, in one statement. */
async function responsibles(tx: Tx, departments: readonly (string | null)[]): Promise<Responsible[]> {
  const codes = departments.flatMap((id) => (id === null ? [] : regionOfDepartment(id) ?? []));
  const paths = new Map((await query<{ code: string; path: string }>(tx, '/* regionsOfDepartments */ select code, path from region_copy where code = any($1)', [[...new Set(codes)]])).map(({ code, path }) => [code, path]));
  return departments.map((departmentId) => ({ departmentId, regions: paths.get(regionOfDepartment(departmentId ?? '') ?? '')?.split('.') ?? [] }));
}

/** Refuses who has neither the department of the procedure nor one above: that of its item, of its latest one, or the one it would be given to. */
export async function requireOwn(tx: Tx, { project, file }: OpenedCase, procedure: Listed, item = file.items.findLast((each) => each.procedure === procedure.code)): Promise<void> {
  const departmentId = item ? item.departmentId : departmentOf(procedure.departmentKind, project.regionPaths);
  const [responsible] = await responsibles(tx, [departmentId]);
  requireOwnItem(tx.actor, procedure, responsible ?? { departmentId, regions: [] });
}

/** The same where the catalogue may name no department: then whoever may do the task at all may do it. */
export async function requireOwnWhereKnown(tx: Tx, opened: OpenedCase, code: string): Promise<void> {
  const procedure = procedureNamed(opened.file.catalogue, code);
  if (procedure.departmentKind !== null) await requireOwn(tx, opened, procedure);
}

export async function requireOneOfCase(tx: Tx, { row, file }: OpenedCase): Promise<void> {
  requireOneOwn(tx.actor, await responsibles(tx, file.items.filter((item) => item.caseId === row.id).map((item) => item.departmentId)));
}
