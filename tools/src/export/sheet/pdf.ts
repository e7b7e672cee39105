import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { linesOf } from './lines';
import type { Sheet, Table } from './sheet';

const require = createRequire(import.meta.url);
/** SIL Open Font Licence; only the glyphs that a sheet needs go into its file. */
const FONTS = { text: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' } as const;
type Font = keyof typeof FONTS;

const MARGIN = { top: 48, bottom: 48, side: 42 };
const PADDING = 3;
const SIZE = { title: 18, name: 11, section: 11, cell: 8.5, foot: 8 };
const LINE = 1.45;
const INK = { text: '#000000', head: '#eeeeee', rule: '#888888' };

/** A sheet on A4: headings of tables come again on each page, a row that is longer than a page goes on, and each page says which it is. */
export async function pdfOf(sheet: Sheet, day: Date): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margins: { top: MARGIN.top, bottom: 0, left: MARGIN.side, right: MARGIN.side }, bufferPages: true, lang: 'zh-CN', info: { Title: `${sheet.title} ${sheet.name}`, Subject: sheet.code, CreationDate: day, ModDate: day } });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => { document.once('end', resolve).once('error', reject); });
  for (const [name, file] of Object.entries(FONTS)) document.registerFont(name, require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
  new Paper(document).write(sheet);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

interface Box { x: number; width: number; lines: string[]; font: Font; fill: string | null; isRight: boolean }

class Paper {
  private readonly widths = new Map<string, number>();
  private readonly left = MARGIN.side;
  private readonly width: number;
  private readonly bottom: number;
  private y = MARGIN.top;

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.width = document.page.width - 2 * MARGIN.side;
    this.bottom = document.page.height - MARGIN.bottom;
  }

  write(sheet: Sheet): void {
    this.line(sheet.title, 'bold', SIZE.title, 'center');
    for (const line of this.wrapped(sheet.name, 'text', SIZE.name, this.width)) this.line(line, 'text', SIZE.name, 'center');
    this.line(sheet.about, 'text', SIZE.foot, 'right');
    for (const table of sheet.tables) this.table(table);
    this.room(40);
    this.y += 16;
    this.line(sheet.signatures, 'text', SIZE.cell, 'left');
    this.feet(sheet);
  }

  private table(table: Table): void {
    const [first] = table.rows;
    const head = table.pairs ? null : this.boxes(table.columns.map(({ head: text }) => text), table, true);
    const beginning = first ? this.height(this.boxes(first, table, false)) : 20;
    this.room(30 + (head ? this.height(head) : 0) + Math.min(beginning, 120));
    this.y += 8;
    this.line(table.title, 'bold', SIZE.section, 'left');
    this.y += 3;
    if (!first) return this.line(table.empty, 'text', SIZE.cell, 'left');
    if (head) this.row(head, null);
    for (const cells of table.rows) this.row(this.boxes(cells, table, false), head);
    return undefined;
  }

  /** A row of two cells in a table of pairs goes over the whole width. */
  private boxes(cells: readonly string[], { columns, pairs }: Table, isHead: boolean): Box[] {
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    const isWide = pairs && cells.length === 2;
    let x = this.left;
    return cells.map((cell, at) => {
      const share = isWide && at === 1 ? all - (columns[0]?.share ?? 0) : columns[at]?.share ?? 0;
      const width = (share / all) * this.width;
      const isLabel = isHead || (pairs === true && at % 2 === 0);
      const font: Font = isLabel ? 'bold' : 'text';
      const box = { x, width, font, lines: this.wrapped(cell, font, SIZE.cell, width - 2 * PADDING), fill: isLabel ? INK.head : null, isRight: columns[at]?.figures === true };
      x += width;
      return box;
    });
  }

  private readonly height = (boxes: readonly Box[]): number => Math.max(1, ...boxes.map(({ lines }) => lines.length)) * SIZE.cell * LINE + 2 * PADDING;

  private row(boxes: readonly Box[], head: readonly Box[] | null): void {
    const step = SIZE.cell * LINE;
    let rest: readonly Box[] = boxes;
    if (this.y + this.height(rest) > this.bottom && this.height(rest) < this.bottom - MARGIN.top - 80) this.turn(head);
    for (;;) {
      const fits = Math.max(1, Math.floor((this.bottom - this.y - 2 * PADDING) / step));
      const part = rest.map((box) => ({ ...box, lines: box.lines.slice(0, fits) }));
      this.draw(part);
      rest = rest.map((box) => ({ ...box, lines: box.lines.slice(fits) }));
      if (rest.every(({ lines }) => lines.length === 0)) return;
      this.turn(head);
    }
  }

  private draw(boxes: readonly Box[]): void {
    const height = this.height(boxes);
    for (const { x, width, lines, font, fill, isRight } of boxes) {
      this.document.lineWidth(0.5).strokeColor(INK.rule);
      if (fill) this.document.rect(x, this.y, width, height).fillAndStroke(fill, INK.rule);
      else this.document.rect(x, this.y, width, height).stroke();
      lines.forEach((line, at) => {
        const start = isRight ? x + width - PADDING - this.widthOf(line, font, SIZE.cell) : x + PADDING;
        this.put(line, font, SIZE.cell, start, this.y + PADDING + at * SIZE.cell * LINE);
      });
    }
    this.y += height;
  }

  private line(text: string, font: Font, size: number, align: 'left' | 'center' | 'right'): void {
    const free = this.width - this.widthOf(text, font, size);
    this.room(size * LINE);
    this.put(text, font, size, this.left + (align === 'left' ? 0 : align === 'center' ? free / 2 : free), this.y);
    this.y += size * LINE;
  }

  private put(text: string, font: Font, size: number, x: number, y: number): void {
    if (text !== '') this.document.font(font).fontSize(size).fillColor(INK.text).text(text, x, y, { lineBreak: false });
  }

  private wrapped(text: string, font: Font, size: number, width: number): string[] {
    return linesOf(text.replaceAll('\t', ' '), width, (character) => this.widthOf(character, font, size));
  }

  private widthOf(text: string, font: Font, size: number): number {
    return [...text].reduce((sum, character) => sum + this.advance(character, font) * size, 0);
  }

  private advance(character: string, font: Font): number {
    const key = `${font}${character}`;
    const known = this.widths.get(key) ?? this.document.font(font).fontSize(100).widthOfString(character) / 100;
    this.widths.set(key, known);
    return known;
  }

  private room(height: number): void {
    if (this.y + height > this.bottom) this.turn(null);
  }

  private turn(head: readonly Box[] | null): void {
    this.document.addPage();
    this.y = MARGIN.top;
    if (head) this.draw(head);
  }

  private feet({ code, name, title }: Sheet): void {
    const { start, count } = this.document.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.document.switchToPage(start + at);
      const page = `第 ${at + 1} 页　共 ${count} 页`;
      const y = this.document.page.height - MARGIN.bottom + 16;
      const [named = ''] = this.wrapped(`${code}　${name}`, 'text', SIZE.foot, this.width - this.widthOf(page, 'text', SIZE.foot) - 12);
      this.put(named, 'text', SIZE.foot, this.left, y);
      this.put(page, 'text', SIZE.foot, this.left + this.width - this.widthOf(page, 'text', SIZE.foot), y);
      if (at > 0) this.put(title, 'text', SIZE.foot, this.left, MARGIN.top - 18);
    }
  }
}
