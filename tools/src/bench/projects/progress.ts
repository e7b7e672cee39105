import type { Inside } from './house';

const EVERY_MS = 10_000;
const count = (number: number): string => Math.round(number).toLocaleString('en');
const duration = (seconds: number): string => (seconds < 90 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`);

/** What one part of the loading took. */
export interface Loaded { what: string; rows: number; seconds: number; refused: number }

/** Says now and then how far a part has come, how fast, and how far supervision is behind. */
export async function measured(what: string, total: number, inside: Inside, say: (line: string) => void, work: (step: (rows: number, refused: number) => void) => Promise<void>): Promise<Loaded> {
  const began = performance.now();
  let [rows, refused, before, at] = [0, 0, 0, began];
  const tell = async (): Promise<void> => {
    const now = performance.now();
    const [lately, rate] = [((rows - before) / (now - at)) * 1000, (rows / (now - began)) * 1000];
    [before, at] = [rows, now];
    const { told, heard } = await inside.backlog();
    say(`${what}: ${count(rows)} of ${count(total)}, ${count(lately)}/s now, ${count(rate)}/s in all, ${rate > 0 ? duration((total - rows) / rate) : '?'} left; supervision ${count(told - heard)} events behind`);
  };
  const timer = setInterval(() => { tell().catch((fault: unknown) => { say(`no figure now: ${String(fault)}`); }); }, EVERY_MS);
  try {
    await work((done, bad) => { rows += done; refused += bad; });
  } finally {
    clearInterval(timer);
  }
  const seconds = (performance.now() - began) / 1000;
  say(`${what}: ${count(rows)} in ${duration(seconds)}, ${count(rows / seconds)}/s${refused > 0 ? `, ${count(refused)} refused` : ''}`);
  return { what, rows, seconds, refused };
}
