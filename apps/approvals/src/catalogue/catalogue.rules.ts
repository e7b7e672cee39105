import type { projectKinds } from '@cornerstone/events/projects';
import { departmentKind } from './departments.rules';

export type Kind = (typeof projectKinds)[number];
export const dayKinds = ['WORKING_DAY', 'DAY', 'INSTANT'] as const;
export const procedureKinds = ['APPROVAL', 'LICENCE', 'FILING', 'REVIEW', 'REGISTRATION', 'CONTRACT', 'PROCEDURE', 'SELF_ACCEPTANCE'] as const;
export type DayKind = (typeof dayKinds)[number];
export type ProcedureKind = (typeof procedureKinds)[number];

/** One of these must be done; with a condition, only where one of them is applied for. */
export interface Prerequisite { anyOf: string[]; condition: string | null }

/** One row of the catalogue, read. Days are of `dayKind`; null where no law gives a limit. */
export interface Listed {
  code: string; name: string; nameEn: string; stage: string; stageNo: number; department: string; departmentKind: string | null; kind: ProcedureKind;
  prerequisites: Prerequisite[]; statutoryDays: number | null; dayKind: DayKind | null; extensionDays: number | null; validity: string | null; committedDaysCap: number | null;
  tolerable: boolean; promiseable: boolean; appliesTo: Kind[]; condition: string | null; conditionalKinds: Kind[]; basis: string; note: string | null;
}
export type Catalogue = ReadonlyMap<string, Listed>;

const LETTERS: Readonly<Record<string, Kind>> = { A: 'APPROVAL', V: 'RATIFICATION', F: 'FILING' };
const CODE = /[LGSJ]\d{2}/g;

/** `A;V;F (farmland)`: the condition is for all three; written without a space, `A;V;F(allocated land)`, only for the last. */
export function appliesTo(text: string): { kinds: Kind[]; condition: string | null; conditionalKinds: Kind[] } {
  const [, letters = '', space = '', rest = ''] = /^([AVF](?:;[AVF])*)(\s*)(.*)$/.exec(text) ?? [];
  const kinds = letters.split(';').flatMap((letter) => LETTERS[letter] ?? []);
  if (kinds.length === 0) throw new Error(`the catalogue says "${text}": no kind of project`);
  if (rest === '') return { kinds, condition: null, conditionalKinds: [] };
  return { kinds, condition: rest.replace(/^\(|\)$/g, ''), conditionalKinds: space === '' ? kinds.slice(-1) : kinds };
}

/** `;` means all, "or", "/" and a bracketed list mean one of them; "for granted land", or the row's note on a code, is a condition. */
export function prerequisites(text: string, note: string): Prerequisite[] {
  return text.split(';').filter((part) => part.trim() !== '').map((part) => {
    const anyOf = part.match(CODE) ?? [];
    if (anyOf.length === 0) throw new Error(`the catalogue says "${part}": no procedure`);
    const noted = anyOf.length === 1 ? new RegExp(`${anyOf[0]} (?:only (where required)|is a legal precondition for ([^;]+))`).exec(note) : null;
    return { anyOf, condition: /\bfor (.+)$/.exec(part)?.[1] ?? noted?.[1] ?? noted?.[2] ?? null };
  });
}

const days = (text: string): number | null => (text === '' ? null : Number(text));
const oneOf = <T extends string>(known: readonly T[], text: string): T => {
  const found = known.find((each) => each === text.toUpperCase());
  if (!found) throw new Error(`the catalogue says "${text}": none of ${known.join(', ')}`);
  return found;
};

/** One line of data/approval-catalogue.csv. */
export function procedureOf(line: Readonly<Record<string, string>>): Listed {
  const cell = (name: string): string => line[name] ?? '';
  const applies = appliesTo(cell('applies_to'));
  return {
    code: cell('code'), name: cell('name_zh'), nameEn: cell('name_en'), stage: cell('stage'), stageNo: Number(cell('stage_no')), department: cell('department'), departmentKind: departmentKind(cell('department')),
    kind: oneOf(procedureKinds, cell('kind')), prerequisites: prerequisites(cell('prerequisites'), cell('note')), statutoryDays: days(cell('statutory_days')),
    dayKind: cell('day_kind') === '' ? null : oneOf(dayKinds, cell('day_kind')), extensionDays: days(cell('extension_days')), validity: cell('validity') || null, committedDaysCap: days(cell('committed_days_cap')),
    tolerable: cell('rongque') === 'yes', promiseable: cell('gaozhi_chengnuo') === 'yes', appliesTo: applies.kinds, condition: applies.condition, conditionalKinds: applies.conditionalKinds,
    basis: cell('basis'), note: cell('note') || null,
  };
}
