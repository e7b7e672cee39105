import { readFileSync } from 'node:fs';
import { startChild, type Part } from '@cornerstone/stack/child';
import { choosePorts } from '@cornerstone/stack/ports';
import { waitUntilReady } from '@cornerstone/stack/ready';
import { REPOSITORY, type RunningHouse } from '../../e2e/running-house';

/** More than anyone asks here, so that no rate is met. */
export const RATES = { RATE_READS_PER_MINUTE: '1000000000', RATE_MUTATIONS_PER_MINUTE: '1000000000', RATE_IMPORTS_PER_MINUTE: '1000000000' };

const PATIENCE_MS = 60_000;

export interface OneMore { url: string; child: Part }

/** Beside the gateway that a house runs: the same program with other settings, on a port of its own. */
export async function oneMoreGateway(house: RunningHouse, settings: Record<string, string>): Promise<OneMore> {
  const pid = (await house.record()).processes['gateway']?.pid ?? 0;
  const wordsIn = (file: string): string[] => readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);
  const given = Object.fromEntries(wordsIn('environ').map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
  const [command = process.execPath, ...args] = wordsIn('cmdline');
  const { front } = await choosePorts(['front'] as const);
  const child = await startChild({ name: 'one more gateway', command, args, cwd: REPOSITORY, env: { ...given, PORT: String(front), LOG_LEVEL: 'warn', ...settings } });
  const url = `http://127.0.0.1:${front}`;
  await waitUntilReady(`${url}/readyz`, PATIENCE_MS);
  return { url, child };
}

/** Of a gateway's histogram, by its label `part`: milliseconds below which so large a share of what it has seen lies, as exactly as its buckets are. */
export async function delaysOf(url: string, name: string, shares: readonly number[]): Promise<Record<string, number[]>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const buckets = [...text.matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)",part="([^"]+)"\\} (\\d+)$`, 'gm'))].map(([, le = '', part = '', count]) => ({ le: Number(le === '+Inf' ? Infinity : le), part, count: Number(count) }));
  return Object.fromEntries([...Map.groupBy(buckets, ({ part }) => part)].map(([part, all]) => {
    const most = Math.max(...all.map(({ count }) => count));
    return [part, shares.map((share) => 1_000 * Math.min(...all.filter(({ count }) => count >= most * share).map(({ le }) => le)))];
  }));
}

/** What a gateway counts under a name, by the label `how`. */
export async function counted(url: string, name: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts: Record<string, number> = {};
  for (const [, how = '', value] of text.matchAll(new RegExp(`^${name}\\{[^}]*how="([^"]+)"[^}]*\\} (\\d+)$`, 'gm'))) counts[how] = (counts[how] ?? 0) + Number(value);
  return counts;
}
