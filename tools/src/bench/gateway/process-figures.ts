import { readdirSync, readFileSync } from 'node:fs';

/** Of a process and all below it: milliseconds of processor time since it began, MiB that it holds; PSS parts what processes share. */
export interface ProcessFigures { cpuMs: number; rssMiB: number; pssMiB: number }

/** Linux counts in hundredths of a second, whatever its own clock. */
const TICK_MS = 10;
const [UTIME, STIME, PARENT] = [11, 12, 1];

export function figuresOf(pid: number): ProcessFigures {
  const all = [pid, ...below(pid)].map((each) => ({ ...timesOf(each), ...memoryOf(each) }));
  const sum = (of: (each: (typeof all)[number]) => number): number => all.reduce((total, each) => total + of(each), 0);
  return { cpuMs: sum(({ cpuMs }) => cpuMs), rssMiB: sum(({ rss }) => rss) / 1_024, pssMiB: sum(({ pss }) => pss) / 1_024 };
}

const read = (pid: number, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
/** The fields after the name, which may hold anything but ends at the last bracket. */
const statOf = (pid: number): string[] => { const text = read(pid, 'stat'); return text.slice(text.lastIndexOf(')') + 2).split(' '); };

function timesOf(pid: number): { cpuMs: number } {
  const stat = statOf(pid);
  return { cpuMs: (Number(stat[UTIME]) + Number(stat[STIME])) * TICK_MS };
}

function memoryOf(pid: number): { rss: number; pss: number } {
  const text = read(pid, 'smaps_rollup');
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { rss: of('Rss'), pss: of('Pss') };
}

/** All that a process has begun, and what they have. */
export function below(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => parentOf(each) === pid);
  return children.flatMap((child) => [child, ...below(child)]);
}

function parentOf(pid: number): number | null {
  try {
    return Number(statOf(pid)[PARENT]);
  } catch {
    return null; // it has ended since
  }
}
