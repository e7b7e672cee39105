import type { RegionEntry } from '@cornerstone/ledgers/ledger';
import type { Ask } from '../graph-client';

/** Every region there is and was, as the directory has it. */
export async function regions(ask: Ask): Promise<RegionEntry[]> {
  interface Region { code: string; name: string; level: string; current: boolean; parent: { code: string } | null }
  const levels = ['PROVINCE', 'CITY', 'COUNTY', 'ZONE'];
  const answer = await ask<Record<string, Region[]>>(`{ ${levels.map((level) => `${level}: regions(level: ${level}) { code name level current parent { code } }`).join(' ')} }`);
  return Object.values(answer).flat().map(({ code, name, level, current, parent }) => ({ code, name, parent: parent?.code ?? null, level, status: current ? 'current' : 'superseded' }));
}
