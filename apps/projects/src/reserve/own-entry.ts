import type { Day } from '@cornerstone/kernel/day';
import { knownSince } from '@cornerstone/runtime/known-on';
import { load } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { ReserveEntry } from './entry.entity';
import type { OnEntryInput } from './reserve.inputs';
import type { Exemption, Screened } from './standards.rules';

export interface OwnEntry { entry: ReserveEntry; project: Project; knownOn: Day; on: Day }

/** An entry and its project, locked in this order, that lie wholly within the person's regions. */
export async function ownEntry(tx: Tx, input: OnEntryInput): Promise<OwnEntry> {
  const entry = await load(tx, ReserveEntry, input.entryId, input);
  const project = await load(tx, Project, entry.projectId);
  requireWithin(tx.actor, project.regionPaths);
  entry.project = project;
  const knownOn = knownSince(tx, input);
  return { entry, project, knownOn, on: input.on ?? knownOn };
}

export const screened = (entry: ReserveEntry, project: Project, exemption: Exemption | null): Screened =>
  ({ sector: project.sector, level: entry.level, category: entry.category, regionPaths: project.regionPaths, totalInvestment: project.totalInvestment, hazards: entry.hazards, exemption });
