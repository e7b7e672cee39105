import { fileURLToPath } from 'node:url';
import { parseFile } from 'fast-csv';

/** The lines of a committed file of data/, each a text by column name. */
export const linesOf = <L extends object>(file: string): Promise<L[]> => linesAt(fileURLToPath(new URL(`../../../../data/${file}`, import.meta.url)));

export async function linesAt<L extends object>(path: string): Promise<L[]> {
  const lines: L[] = [];
  for await (const line of parseFile(path, { headers: true })) lines.push(line as L);
  return lines;
}
