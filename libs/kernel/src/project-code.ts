/**
 * The national project code 投资项目统一代码. GB/T 40058-2021: YYMM-RRRRRR-DD-TT-NNNNNC, 24 characters;
 * before the standard YYYY-RRRRRR-DD-TT-NNNNNN, still valid. The check digit's formula is not published: never refuse on it.
 */
const SHAPE = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/;

export interface ProjectCode { code: string; region: string }

export function nationalCode(text: string): ProjectCode | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const time = Number(match[1]);
  const month = time % 100;
  const isYear = time >= 1990 && time <= 2099;
  const isYearMonth = month >= 1 && month <= 12;
  return isYear || isYearMonth ? { code: text, region: match[2] ?? '' } : null;
}
