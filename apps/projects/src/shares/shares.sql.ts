import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { RegionShares } from './shares.entity';

/** The latest version of a project's shares, a withdrawn one too. */
export async function lastShares(tx: Tx, projectId: string): Promise<RegionShares | null> {
  const [last] = await select(tx, RegionShares, '/* lastShares */ select * from region_shares where project_id = $1 order by share_version desc limit 1', [projectId]);
  return last ?? null;
}
