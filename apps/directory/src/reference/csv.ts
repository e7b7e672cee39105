import { fileURLToPath } from 'node:url';
import { parseFile } from 'fast-csv';

/** The lines of a committed file of data/, each a text by column name. */
export async function linesOf<L extends object>(file: string): Promise<L[]> {
  const lines: L[] = [];
  for await (const line of parseFile(fileURLToPath(new URL(`../../../../data/${file}`, import.meta.url)), { headers: true })) lines.push(line as L);
  return lines;
}
