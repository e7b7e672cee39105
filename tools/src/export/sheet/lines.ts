/** 避头尾: what may not begin a line, and what may not end one. */
const NOT_FIRST = '，。、；：？！）】》〉」』”’…—·％%),.;:!?]}';
const NOT_LAST = '（【《〈「『“‘([{';

/** Words of letters and digits stay together; Chinese breaks between any two characters. */
const PIECES = /[\p{Script=Latin}\p{N}_.,:/@#&+\-–%]+|\s+|./gsu;

/** Lines of a text that are at most so wide; a piece that is wider than a line is broken, so that nothing is cut off. */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const measure = (piece: string): number => [...piece].reduce((sum, character) => sum + widthOf(character), 0);
  return text.split(/\r\n|[\r\n]/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let taken = 0;
    const end = (): void => {
      const kept = line.trimEnd();
      // What may not end a line goes to the next with what follows it.
      const [, before = kept, last = ''] = new RegExp(`^(.+?)([${NOT_LAST.replace(/[\]\[\\]/g, '\\$&')}]+)$`, 's').exec(kept) ?? [];
      lines.push(before);
      line = last;
      taken = measure(last);
    };
    for (const piece of paragraph.match(PIECES) ?? []) {
      const wide = measure(piece);
      const isHanging = NOT_FIRST.includes(piece) && taken <= width;
      if (taken + wide > width && !isHanging && line !== '') end();
      if (line === '' && lines.length > 0 && piece.trim() === '') continue;
      if (wide <= width) {
        line += piece;
        taken += wide;
        continue;
      }
      for (const character of piece) {
        if (taken + widthOf(character) > width && line !== '') end();
        line += character;
        taken += widthOf(character);
      }
    }
    return [...lines, line.trimEnd()];
  });
}
