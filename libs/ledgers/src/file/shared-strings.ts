import { walkXml } from './xml';

/** Excel writes characters that XML forbids as _x0007_. */
export const unescapeCharacters = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

export function readStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (!xml) return strings;
  let current = '';
  let inText = false;
  let phonetic = 0;
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeCharacters(current));
      if (name === 'rPh') phonetic--;
      if (name === 't') inText = false;
    },
    text(text) { if (inText) current += text; },
  });
  return strings;
}
