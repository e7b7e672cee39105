/** Powers of ten to yuan. */
const POWERS = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 十万元: 5, 百万元: 6, 千万元: 7, 亿元: 8, 十亿元: 9, 百亿元: 10, 千亿元: 11, 万亿元: 12 } as const;
export type Unit = keyof typeof POWERS;

export const powerOf = (unit: Unit): number => POWERS[unit];

/** 亿, 亿元, 万圆 → the unit's one name. */
export function unitNamed(text: string): Unit | null {
  const name = `${text.normalize('NFKC').replace(/\s+/g, '').replace(/^人民币/, '').replace(/[元圆]$/, '')}元`;
  return name in POWERS ? (name as Unit) : null;
}

const MONEY = /(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?元/;
const IN_BRACKETS = new RegExp(`[([【](?:[^()]*[:：、,，])?(?:单位[:：]?)?(?:人民币)?(${MONEY.source}|亿|万)[)\\]】]`);
const AT_END = /((?:万亿|亿|千万|百万|万|千)元)$/;
const AFTER_SLASH = /[/／](元)$/;

/** 总投资（万元）, 总投资/亿元, 总投资万元; English lists end in _yi, _wan, _yuan. */
export function unitInLabel(label: string): Unit | null {
  const text = label.normalize('NFKC').replace(/\s+/g, '');
  const suffix = /_(yi|wan|yuan)$/i.exec(text)?.[1]?.toLowerCase();
  if (suffix) return suffix === 'yi' ? '亿元' : suffix === 'wan' ? '万元' : '元';
  const found = IN_BRACKETS.exec(text)?.[1] ?? AT_END.exec(text)?.[1] ?? AFTER_SLASH.exec(text)?.[1];
  return found ? unitNamed(found) : null;
}

export interface StatedUnits { money: Unit | null; others: string[] }

/** 单位：公里、亿元 → money 亿元, others 公里. Two money units leave it open. 填报单位 names a body, not a unit. */
export function unitsStated(text: string): StatedUnits | null {
  const line = text.normalize('NFKC').trim();
  const alone = /^[([]?((?:亿|千万|百万|万|千)元|元)[)\]]?$/.exec(line.replace(/\s+/g, ''));
  if (alone) return { money: unitNamed(alone[1]!), others: [] };
  const lists = [...line.matchAll(/单\s*位\s*:?\s*([^()\s;。]+)/g)].map((match) => match[1]!.split(/[、,/]/));
  const money = new Set(lists.flat().filter((token) => new RegExp(`^(?:人民币)?${MONEY.source}$`).test(token)).map((token) => unitNamed(token)));
  if (money.size === 0) return null;
  const list = lists.find((tokens) => tokens.some((token) => unitNamed(token) !== null && token.endsWith('元')))!;
  return { money: money.size === 1 ? [...money][0]! : null, others: list.filter((token) => !token.endsWith('元')) };
}
