import type { Answered } from './questions';
import type { Loaded } from './progress';

const count = (number: number): string => Math.round(number).toLocaleString('en');
const MIB = 1024 * 1024;

export interface Stand { projects: number; months: number; loaded: readonly Loaded[]; caughtUpAfter: number | null; processor: Record<string, number>; sizes: Record<string, number>; memory: Record<string, { now: number; most: number } | null>; answered: readonly Answered[] }

/** What a run found, as tables of a page. */
export const tablesOf = ({ projects, months, loaded, caughtUpAfter, processor, sizes, memory, answered }: Stand): string => [
  `${count(projects)} projects with ${months} months of reports`, '',
  ...(loaded.length === 0 ? [] : [
    '| loaded | rows | seconds | a second | refused |', '| --- | --: | --: | --: | --: |',
    ...loaded.map(({ what, rows, seconds, refused }) => `| ${what} | ${count(rows)} | ${count(seconds)} | ${count(rows / seconds)} | ${count(refused)} |`),
    `| all | ${count(loaded.reduce((sum, { rows }) => sum + rows, 0))} | ${count(loaded.reduce((sum, { seconds }) => sum + seconds, 0))} | | |`,
    '', `Supervision had caught up ${count(caughtUpAfter ?? 0)} s after the last report was taken; all processes together used ${count(Object.values(processor).reduce((sum, each) => sum + each, 0))} s of processor.`, '',
    '| processor | seconds |', '| --- | --: |', ...Object.entries(processor).filter(([, seconds]) => seconds >= 1).map(([name, seconds]) => `| ${name} | ${count(seconds)} |`), '',
  ]),
  '| answered | tries | p50 ms | p95 ms | goal ms | met |', '| --- | --: | --: | --: | --: | --- |',
  ...answered.map(({ what, tries, p50, p95, goal, fault }) => (fault ? `| ${what} | ${tries} | - | - | ${goal ?? '-'} | no: ${fault.split('\n')[0]} |` : `| ${what} | ${tries} | ${count(p50)} | ${count(p95)} | ${goal ?? '-'} | ${goal === null ? '-' : p95 <= goal ? 'yes' : 'no'} |`)),
  '', '| database | MiB |', '| --- | --: |', ...Object.entries(sizes).filter(([name]) => name !== 'postgres').map(([name, bytes]) => `| ${name} | ${count(bytes / MIB)} |`),
  '', '| process | MiB now | MiB at most |', '| --- | --: | --: |', ...Object.entries(memory).map(([name, held]) => `| ${name} | ${held ? count(held.now / MIB) : '?'} | ${held ? count(held.most / MIB) : '?'} |`),
].join('\n');
