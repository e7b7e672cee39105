import Table from 'cli-table3';

/** Plain lines and no colours: it is read in terminals, and copied into letters. */
export const plainTable = (head: string[], rows: readonly (string | number)[][]): string => {
  const table = new Table({ head, style: { head: [], border: [], compact: true } });
  table.push(...rows);
  return table.toString();
};

/** Chinese takes two columns a character. */
const widthOf = (character: string): number => (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1);

/** Lines of at most so many columns, broken at a blank where there is one. */
export function wrapped(text: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    if (width + widthOf(character) > columns) {
      const blank = character === ' ' ? line.length : line.lastIndexOf(' ');
      const end = blank > 0 ? blank : line.length;
      lines.push(line.slice(0, end));
      line = line.slice(end).trimStart();
      width = [...line].reduce((sum, each) => sum + widthOf(each), 0);
      if (character === ' ') continue;
    }
    line += character;
    width += widthOf(character);
  }
  return [...lines, line].join('\n');
}
