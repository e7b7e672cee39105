import type { RegionEntry } from '@cornerstone/ledgers/ledger';
import type { Ask } from '../graph-client';
import { REGIONS } from '../operations';
import { patiently } from './patiently';

/** Every region there is and was, as the directory has it. */
export async function regions(ask: Ask): Promise<RegionEntry[]> {
  interface Region { code: string; name: string; level: string; current: boolean; parent: { code: string } | null }
  const answer = await patiently(() => ask<Record<string, Region[]>>(REGIONS));
  return Object.values(answer).flat().map(({ code, name, level, current, parent }) => ({ code, name, parent: parent?.code ?? null, level, status: current ? 'current' : 'superseded' }));
}
