import { readFile, writeFile } from 'node:fs/promises';
import { withPart } from '@cornerstone/events/reference';
import type { Figures } from './figures';
import type { Summary } from './layers';

const PAGE = new URL('../../../../docs/figures.md', import.meta.url);

/** Counts only: what a machine is busy with changes times, not these. */
const countsOf = ({ operations }: Figures): string => [
  '| Operation | Fetches | One after the other | Statements | Round trips | Statements after the answer |', '| --- | --: | --: | --: | --: | --: |',
  ...operations.map(({ what, counts }) => `| \`${what}\` | ${counts.fetches} | ${counts.depth} | ${counts.statements} | ${counts.roundTrips} | ${counts.afterwards} |`),
].join('\n');

const statementsOf = ({ fetches }: Summary): string => [
  '| Fetch | Of | Statements |', '| --: | --- | --- |',
  ...fetches.map(({ depth, service, statements }) => `| ${depth} | ${service} | ${statements.map(({ name, count }) => (count === 1 ? `\`${name}\`` : `\`${name}\` ×${count}`)).join(', ')} |`),
].join('\n');

/** Whether the page says what was counted; with `isWritten` it does afterwards. */
export async function keepPage(figures: Figures, isWritten: boolean): Promise<boolean> {
  const before = await readFile(PAGE, 'utf8');
  const ledger = figures.operations.find(({ what }) => what === 'OneLedger');
  const page = [['counts', countsOf(figures)], ['ledger', ledger ? statementsOf(ledger) : '']].reduce((text, [name = '', part = '']) => withPart(text, name, part), before);
  if (page !== before && isWritten) await writeFile(PAGE, page);
  return page === before;
}
