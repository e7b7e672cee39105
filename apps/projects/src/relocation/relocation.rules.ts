import { projectDescribed } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

/** P8: the place of a project was wrong or changed. What was known before keeps the old regions; figures of a day are by those known on it. */
export function relocate(project: { regionCodes: readonly string[] }, regions: readonly string[], reason: string, knownOn: Day) {
  if (regions.length === 0) throw badInput('P8.region-missing', { en: 'A project lies in at least one region.', zh: '项目至少属于一个区划。' });
  if (new Set(regions).size === project.regionCodes.length && regions.every((code) => project.regionCodes.includes(code))) throw new Rejection('P8.relocation-unchanged', { en: 'The project lies in these regions already.', zh: '项目区划未发生变化。' }, { regions });
  return projectDescribed.of(knownOn, { regionCodes: [...new Set(regions)], reason: reasonOf(reason, 'P8.relocation-without-reason') });
}
