/**
 * The national project code 投资项目统一代码. GB/T 40058-2021: YYMM-RRRRRR-DD-TT-NNNNNC, 24 characters;
 * before the standard YYYY-RRRRRR-DD-TT-NNNNNN, still valid. The check digit's formula is not published: never refuse on it.
 */
const SHAPE = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{5}[\dX])$/;

/** `form`: by year and month, as the standard has it, or by year, as before. `region`: where it was given, six digits. `type`: the two digits of the project's type. */
export interface ProjectCode { code: string; form: 'MONTH' | 'YEAR'; region: string; type: string }

export function nationalCode(text: string): ProjectCode | null {
  const [, begin, region = '', , type = ''] = SHAPE.exec(text) ?? [];
  const time = Number(begin);
  const month = time % 100;
  const isYear = time >= 1990 && time <= 2099;
  const isYearMonth = month >= 1 && month <= 12;
  return isYear || isYearMonth ? { code: text, form: isYearMonth ? 'MONTH' : 'YEAR', region, type } : null;
}
