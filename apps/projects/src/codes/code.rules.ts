import type { DataOf } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { projectCodeChanged, type codeChanges } from '@cornerstone/events/projects-codes';
import type { Day } from '@cornerstone/kernel/day';
import { nationalCode, type ProjectCode } from '@cornerstone/kernel/project-code';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

type Kind = DataOf<typeof projectRegistered>['kind'];
export type CodeChangeKind = (typeof codeChanges)[number];

/** What a code is held against: the regions that are or were (of all that it may name), and what its type says, where a house says so. */
export interface CodeGround { regions: readonly string[]; kind: Kind }

/** GB/T 2260. The directory need not hold every province: of one it does not hold no county can be judged. */
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '));
/** Given by an authority of the country: 0000RR. */
const OF_THE_COUNTRY = /^0000\d{2}$/;
const provinceOf = (region: string): string => `${region.slice(0, 2)}0000`;

/** The region codes that decide whether a code's region is one. */
export const regionsAsked = ({ region }: ProjectCode): string[] => [region, provinceOf(region)];

/** The shape of GB/T 40058-2021 or the one before it; the last digit is never judged, its formula is not published. */
export function codeRead(text: string): ProjectCode {
  const code = nationalCode(text);
  if (!code) throw badInput('P8.code-shape', { en: `${text} is no project code.`, zh: `${text} 不是有效的投资项目统一代码。` }, { code: text });
  return code;
}

/** P8: its region is one now or was one then, a functional zone included; its type is the project's where both are known. */
export function codeFits(code: ProjectCode, ground: CodeGround, kind: Kind): void {
  const { region } = code;
  const isKnown = ground.regions.includes(region) || OF_THE_COUNTRY.test(region);
  const isElsewhere = PROVINCES.has(region.slice(0, 2)) && !ground.regions.includes(provinceOf(region));
  if (!isKnown && !isElsewhere) throw badInput('P8.code-region-unknown', { en: `Region ${region} of the code is not in the directory, and never was.`, zh: `代码中的区划 ${region} 不存在，历史上也未设立。` }, { code: code.code, region });
  if (kind !== null && ground.kind !== null && ground.kind !== kind) {
    throw badInput('P8.code-type-differs', { en: `Type ${code.type} of the code means ${ground.kind.toLowerCase()}, the project is one of ${kind.toLowerCase()}.`, zh: `代码类型 ${code.type} 与项目审批类型不符。` }, { code: code.code, type: code.type, means: ground.kind, kind });
  }
}

/** The last time the code changed. */
export interface LastChange { since: Day; knownOn: Day }
export interface ChangeCodeCommand { code: string; change: CodeChangeKind; since: Day; reason: string }

/** P8: one code for the whole life, unless another was given or the first was wrong. `isTaken`: another project has it, or had it rightly. */
export function changeCode(project: { code: string }, last: LastChange | null, { code, change, since, reason }: ChangeCodeCommand, isTaken: boolean, knownOn: Day) {
  if (code === project.code) throw new Rejection('P8.code-unchanged', { en: `The project has the code ${code} already.`, zh: `项目代码已是 ${code}。` }, { code });
  if (since > knownOn) throw new Rejection('P8.code-since-in-future', { en: `${since} is after ${knownOn}, the day it is known.`, zh: `启用日期 ${since} 晚于知悉日期 ${knownOn}。` }, { since, knownOn });
  if (last && (since < last.since || knownOn < last.knownOn)) {
    throw new Rejection('P8.code-change-before-last', { en: `The code changed last on ${last.since}, known since ${last.knownOn}; a further change is later.`, zh: `上次变更启用于 ${last.since}（知悉于 ${last.knownOn}），新的变更不得早于此。` }, { since: last.since, knownOn: last.knownOn });
  }
  if (isTaken) throw codeTakenBy(code);
  return projectCodeChanged.of(knownOn, { code, earlier: project.code, change, since, reason: reasonOf(reason, 'P8.code-change-without-reason') });
}

export const codeTakenBy = (code: string): Rejection => new Rejection('P8.code-taken', { en: `Code ${code} is in the ledger already.`, zh: `代码 ${code} 已在台账中。` }, { code });
