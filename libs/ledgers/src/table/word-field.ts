import { isNatureOnly, readLevel, readPhase, readQuality, saysNoPhase, saysStopped } from '../cell/words';
import { readProjectCode } from '../cell/project-code';
import { squeezed, saysNothing } from '../cell/text';
import { EARLIEST_YEAR, LATEST_YEAR } from '../cell/serial-date';
import type { Level, Quality } from '../ledger';
import { pick, type Row, type Sheet } from './row';
import type { Role } from './labels';

function readWord<T>(sheet: Sheet, row: Row, role: Role, read: (text: string) => T | null, code: string, advice: string): T | null {
  const picked = pick(sheet, row, role);
  if (!picked || saysNothing(picked.text)) return null;
  const word = picked.text.length > 60 ? null : read(picked.text);
  if (word === null) row.refuse(picked.column.column, code, `“${picked.text.slice(0, 40)}”${advice}`);
  return word;
}

export const readRowLevel = (sheet: Sheet, row: Row): Level | null =>
  readWord(sheet, row, 'level', readLevel, 'LEVEL_UNKNOWN', '不是认得的级别。请填 国家级、省级、市级、县级。');

export const readRowQuality = (sheet: Sheet, row: Row): Quality | null =>
  readWord(sheet, row, 'totalQuality', readQuality, 'QUALITY_UNKNOWN', '不是认得的数据口径。请填 published、approximate 或 at_least。');

/** 续建 in a column of 建设性质 is a phase; 新建 and 改扩建 are not. */
export function readRowPhase(sheet: Sheet, row: Row): string | null {
  const nature = pick(sheet, row, 'nature');
  const told = pick(sheet, row, 'phase');
  if (told && saysStopped(told.text)) row.warn(told.column.column, 'PHASE_STOPPED', `阶段写作“${told.text.slice(0, 40)}”，按在建记。停工须另行报告日期和原因。`);
  if (told && saysNoPhase(told.text)) row.warn(told.column.column, 'PHASE_UNREAD', `“${told.text.slice(0, 40)}”没有说明到了哪个阶段，按已列入记。请填 计划开工、新开工、续建、竣工、投产 等。`);
  const phase = readWord(sheet, row, 'phase', (text) => readPhase(text) ?? (isNatureOnly(text) || saysNoPhase(text) ? 'listed' : null), 'PHASE_UNKNOWN', '不是认得的阶段。请填 计划开工、新开工、续建、竣工、投产 等。');
  return phase ?? (nature && !isNatureOnly(nature.text) ? readPhase(nature.text.slice(0, 60)) : null);
}

export function readRowYear(sheet: Sheet, row: Row): number | null {
  const year = readWord(sheet, row, 'year', (text) => {
    const found = Number(/^((?:19|20)\d{2})年?度?$/.exec(squeezed(text))?.[1] ?? 0);
    return found >= EARLIEST_YEAR && found <= LATEST_YEAR ? found : null;
  }, 'YEAR_INVALID', '不是年份。请填四位年份，如 2024。');
  return year ?? sheet.year;
}

/** 项目编码 is often the office's own numbering: there only what has the shape of a national code counts. */
export function readNationalCode(sheet: Sheet, row: Row): string | null {
  const picked = pick(sheet, row, 'nationalCode');
  if (!picked || saysNothing(picked.text)) return null;
  const { column } = picked.column;
  const reading = readProjectCode(picked.text.slice(0, 80), sheet.regions);
  if ('code' in reading) {
    if (reading.unverified) row.warn(column, 'CODE_REGION_UNVERIFIED', '项目代码的地区段属于本表未收录的省份，未能核对。');
    return reading.code;
  }
  if (/编[码号]/.test(picked.column.label)) return null;
  if (/\d/.test(picked.text)) row.refuse(column, 'CODE_INVALID', `项目代码“${picked.text.slice(0, 40)}”无效：${reading.fault}。请按投资项目在线审批监管平台的赋码填写。`);
  else row.warn(column, 'CODE_UNREAD', `项目代码写作“${picked.text.slice(0, 40)}”，留空。赋码后请补填。`);
  return null;
}
