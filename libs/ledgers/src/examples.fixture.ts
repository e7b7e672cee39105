import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { Finding, Ledger, LedgerOptions, RegionEntry } from './ledger';
import { readLedger } from './read';

export const dataFile = (path: string): Uint8Array => readFileSync(new URL(`../../../data/${path}`, import.meta.url));

export const REGIONS: readonly RegionEntry[] = new TextDecoder().decode(dataFile('regions.csv')).trim().split('\n').slice(1).map((line) => {
  const [code = '', name = '', , , level = '', parent = '', status = ''] = line.split(',');
  return { code, name, level, parent: parent || null, status };
});

export type Value = string | number | Date | null | { formula: string; result?: number } | { number: number; format: string };
export interface SheetExample { name?: string; rows: readonly (readonly Value[])[]; merges?: readonly string[]; hidden?: boolean }

/** A workbook as an office programme writes it, from plain rows. */
export async function workbook(sheets: readonly SheetExample[], { date1904 = false } = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  sheets.forEach(({ name, rows, merges = [], hidden }, at) => {
    const sheet = book.addWorksheet(name ?? `Sheet${at + 1}`, { state: hidden ? 'hidden' : 'visible' });
    rows.forEach((row, r) => row.forEach((value, c) => {
      if (value === null) return;
      const cell = sheet.getCell(r + 1, c + 1);
      if (typeof value === 'object' && 'number' in value) { cell.value = value.number; cell.numFmt = value.format; } else cell.value = value as ExcelJS.CellValue;
    }));
    for (const range of merges) sheet.mergeCells(range);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const readRows = async (rows: SheetExample['rows'], merges: readonly string[] = [], options: LedgerOptions = {}): Promise<Ledger> =>
  readLedger({ name: '台账.xlsx', bytes: await workbook([{ rows, merges }]) }, REGIONS, options);

export const readText = (text: string | Uint8Array, options: LedgerOptions = {}, name = 'list.csv'): Promise<Ledger> =>
  readLedger({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, REGIONS, options);

export const place = ({ row, column, code }: Finding): string => `${column}${row} ${code}`;
export const places = (findings: readonly Finding[]): string[] => findings.map(place);

/** Yuan to the fen, added exactly. */
export const sum = (amounts: readonly (string | null)[]): string => {
  const fen = amounts.reduce((total, amount) => total + BigInt((amount ?? '0.00').replace('.', '')), 0n).toString().padStart(3, '0');
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
};

export interface Packed { name: string; content: string | Uint8Array; stored?: boolean; statedSize?: number }

/** A zip archive with whatever names and sizes it is told to claim. */
export function zip(files: readonly Packed[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored, statedSize } of files) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const header = Buffer.alloc(26);
    [[0, stored ? 0 : 8, 4], [0, crc32(bytes), 10], [0, packed.length, 14], [0, statedSize ?? bytes.length, 18]].forEach(([, value, at]) => (at === 4 ? header.writeUInt16LE(value!, at) : header.writeUInt32LE(value! >>> 0, at!)));
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const path = Buffer.from(name);
    bodies.push(Buffer.from('PK\x03\x04'), header, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), header, tail, path);
    offset += 30 + path.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length & 0xffff, 4);
  end.writeUInt16LE(files.length & 0xffff, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end]));
}

/** The least that is a workbook, around one sheet's XML. */
export const rawWorkbook = (sheet: string, others: readonly Packed[] = []): Uint8Array => zip([
  { name: '_rels/.rels', content: '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
  { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>' },
  { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
  { name: 'xl/worksheets/sheet1.xml', content: sheet }, ...others,
]);

export const rawCell = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
