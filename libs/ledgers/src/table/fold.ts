import { deepest } from '../cell/places';
import type { ProjectRow } from '../ledger';
import type { Heading } from './headings';
import { readRegions } from './region-field';
import type { Role } from './labels';
import { pick, type Row, type Sheet } from './row';
import { readText } from './text-field';

const PLACES: readonly Role[] = ['regionCode', 'city', 'county', 'place'];
const WORDS = [['owner', 'owner'], ['buildContent', 'buildContent'], ['note', 'note']] as const satisfies readonly (readonly [Role, keyof ProjectRow])[];

const own = (sheet: Sheet, row: Row, role: Role): boolean => {
  const picked = pick(sheet, row, role);
  return picked !== null && sheet.view.own(row.number, picked.column.column) !== undefined;
};

/** A further line under a merged project name adds places and words to it; the project counts once. */
export function fold(sheet: Sheet, row: Row, project: ProjectRow, heading: Heading): ProjectRow {
  const folded = { ...project };
  if (PLACES.some((role) => own(sheet, row, role))) folded.regionCodes = deepest([...project.regionCodes, ...readRegions(sheet, row, heading.region)], sheet.regions);
  for (const [role, field] of WORDS) {
    const text = own(sheet, row, role) ? readText(sheet, row, role, 'many') : null;
    if (text !== null) folded[field] = folded[field] === null ? text : `${folded[field]}；${text}`;
  }
  return folded;
}
