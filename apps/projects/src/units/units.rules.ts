import { hasEnded } from '@cornerstone/events/life';
import { projectUnitNamed } from '@cornerstone/events/projects-units';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export interface Unit { unitVersion: number; name: string; creditCode: string; responsiblePerson: string; since: Day; knownOn: Day }
export interface NameUnit { name: string; creditCode: string; responsiblePerson: string; since: Day | null; reason: string | null }

/** Digits and capitals without I, O, S, V, Z; the value of each is its place (GB 32100-2015). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const LONGEST = 200;

/** The last character of a code: weights are the powers of 3, modulo 31. */
export function checkCharacter(first17: string): string {
  let [sum, weight] = [0, 1];
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** 统一社会信用代码: 18 characters of GB 32100-2015, whose check character, unlike that of a project code, is published. */
export function creditCode(text: string): string {
  const code = plainText(text, 'creditCode', 30).toUpperCase();
  if (!SHAPE.test(code)) throw badInput('P8.credit-code-shape', { en: 'A unified social credit code has 18 characters: digits and capitals without I, O, S, V, Z, the third to eighth digits.', zh: '统一社会信用代码为 18 位数字或大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字。' }, { code: code.slice(0, 20) });
  const expected = checkCharacter(code.slice(0, 17));
  if (code.charAt(17) !== expected) throw badInput('P8.credit-code-check', { en: `The check character of ${code} does not fit.`, zh: `统一社会信用代码 ${code} 校验位不符。` }, { code });
  return code;
}

/** Who carries the project: a unit, and in it a person who answers (项目单位, 责任人). Told again it is another version with a reason; what was known before stays. */
export function nameUnit(project: { stage: string }, last: Unit | null, { since, reason, ...told }: NameUnit, knownOn: Day) {
  if (hasEnded(project.stage)) throw new Rejection('P8.project-takes-no-unit', { en: `A ${project.stage.toLowerCase()} project takes no unit.`, zh: '已调退或取消的项目不再登记项目单位。' }, { stage: project.stage });
  const [name, code, responsiblePerson] = [plainText(told.name, 'name', LONGEST), creditCode(told.creditCode), plainText(told.responsiblePerson, 'responsiblePerson', 60)];
  const from = since ?? knownOn;
  if (from > knownOn) throw badInput('P8.unit-in-the-future', { en: `${from} is after ${knownOn}, the day it is known.`, zh: `起始日期 ${from} 晚于知悉日期 ${knownOn}。` }, { since: from, knownOn });
  if (last && knownOn < last.knownOn) throw new Rejection('P8.unit-named-before', { en: `Known on ${knownOn}, it cannot change what is known since ${last.knownOn}.`, zh: `知悉日期 ${knownOn} 早于现行登记的 ${last.knownOn}，不得改写过去。` }, { knownOn, before: last.knownOn });
  if (last?.name === name && last.creditCode === code && last.responsiblePerson === responsiblePerson) throw new Rejection('P8.unit-unchanged', { en: 'The unit and its responsible person are these already.', zh: '项目单位与责任人未发生变化。' });
  const why = last || reason?.trim() ? reasonOf(reason, 'P8.unit-changed-without-reason') : null;
  return { responsiblePerson, fact: projectUnitNamed.of(knownOn, { unitVersion: (last?.unitVersion ?? 0) + 1, name, creditCode: code, since: from, reason: why }) };
}
