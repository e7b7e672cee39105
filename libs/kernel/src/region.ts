import { badInput } from './rejection';

/** Six digits: GB/T 2260, or a zone's own code where it has none. */
export type RegionCode = string & { readonly kind: 'region' };

export function regionCode(text: string): RegionCode {
  if (/^[0-9]{6}$/.test(text)) return text as RegionCode;
  throw badInput('region.not-a-code', { en: `"${text.slice(0, 20)}" is not a six-digit region code.`, zh: `“${text.slice(0, 20)}”不是六位区划代码。` }, { code: text.slice(0, 20) });
}

/** A region's place in the tree, codes from the province down: "410000.410100.410105". Never the digits of the code. */
export type RegionPath = string;

export const isWithin = (path: RegionPath, ancestor: RegionPath): boolean => path === ancestor || path.startsWith(`${ancestor}.`);
