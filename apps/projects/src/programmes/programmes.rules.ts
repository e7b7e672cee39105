import type { projectLevels } from '@cornerstone/events/projects';
import { programmeDefined } from '@cornerstone/events/projects-programmes';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

export type ProgrammeLevel = (typeof projectLevels)[number];
/** A part of a programme: 100 emerging and 100 renovation projects of 双百 (004); `listedAs` is the name by which lists mention the part. */
export interface Part { name: string; listedAs: string | null; quota: number | null }
export interface Definition { province: string; provinceLevel: string; year: number; name: string; level: ProgrammeLevel; quota: number | null; parts: readonly Part[]; authority: string }

const MOST_PARTS = 20;

/** P3: a programme of one province and year, under the name its lists use. `taken` are the names that already bind there and then. */
export function defineProgramme(taken: readonly string[], told: Definition, knownOn: Day) {
  if (told.provinceLevel !== 'PROVINCE') throw badInput('P3.not-a-province', { en: `${told.province} is no province: programmes are keyed by province and year.`, zh: `${told.province} 不是省级区划，专项按省份、年度设立。` }, { province: told.province });
  if (told.year < 1949 || told.year > 2200) throw badInput('P3.year-out-of-range', { en: `${told.year} is no year of a programme.`, zh: `${told.year} 不是有效年度。` }, { year: told.year });
  if (told.parts.length > MOST_PARTS) throw badInput('P3.too-many-parts', { en: `At most ${MOST_PARTS} parts.`, zh: `分项最多 ${MOST_PARTS} 个。` }, { parts: told.parts.length });
  const name = plainText(told.name, 'name', 100);
  const parts = told.parts.map((part) => ({ name: plainText(part.name, 'part', 100), listedAs: part.listedAs && plainText(part.listedAs, 'listedAs', 100), quota: part.quota }));
  const quotas = [told.quota, ...parts.map(({ quota }) => quota)];
  if (quotas.some((quota) => quota !== null && quota <= 0)) throw badInput('P3.quota-not-positive', { en: 'A quota is 1 or more.', zh: '计划项目数不小于 1。' }, { quotas });
  const sum = parts.every(({ quota }) => quota !== null) && parts.length > 0 ? parts.reduce((all, { quota }) => all + (quota ?? 0), 0) : null;
  if (told.quota !== null && sum !== null && sum !== told.quota) throw new Rejection('P3.quota-of-parts', { en: `The parts make ${sum}, the programme ${told.quota}.`, zh: `分项合计 ${sum}，总数 ${told.quota}。` }, { sum, quota: told.quota });
  const names = [name, ...parts.flatMap(({ listedAs }) => listedAs ?? [])];
  const twice = names.find((each, at) => taken.includes(each) || names.indexOf(each) !== at);
  if (twice !== undefined) throw new Rejection('P3.programme-known', { en: `“${twice}” is a programme of ${told.province} in ${told.year} already.`, zh: `${told.province} ${told.year} 年已有“${twice}”。` }, { province: told.province, year: told.year, name: twice });
  return programmeDefined.of(knownOn, { province: told.province, year: told.year, name, level: told.level, quota: told.quota, parts, authority: plainText(told.authority, 'authority', 100) });
}
