import type { DataOf, Fact } from '@cornerstone/events/define';
import type { projectListed } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import type { Listing } from '../ledger/listing.entity';
import { furtherStage, higherLevel } from '../ledger/mention.rules';
import type { Project } from '../ledger/project.entity';
import type { ReserveEntry } from './entry.entity';
import type { KeyListing } from './promote.rules';
import type { KeyListInput } from './reserve.inputs';
import type { Level } from './standards.rules';

/** The listing that an input asks for, under a new id. */
export const keyListing = (list: KeyListInput, level: Level): KeyListing => ({
  listingId: newId('lst'), year: list.year, level, programme: list.programme ? plainText(list.programme, 'programme', 100) : null, plannedStart: list.plannedStart ?? true, annualPlan: list.annualPlan ? fenOf(list.annualPlan) : null,
});

type Listed = Fact<string, DataOf<typeof projectListed>>;

/** The row of a listing, as its event tells it. */
export function listingRow(project: Project, { data, knownOn }: Listed, note: string | null): Listing {
  const { listingId: id, totalInvestment, annualPlan, ...told } = data;
  return {
    ...told, id, projectId: project.id, totalInvestment: totalInvestment === null ? null : fromYuan(totalInvestment), annualPlan: annualPlan === null ? null : fromYuan(annualPlan),
    startedOn: null, completedOn: null, listId: null, withdrawnOn: null, note, sourceTitle: null, sourceUrl: null, knownOn, standsSince: knownOn, importId: null,
  };
}

/** What the listing makes of the project: further, never back. */
export const onceListed = (before: Project, { data }: Listed): Partial<Project> => ({ stage: furtherStage(before.stage, data.stage), level: higherLevel(before.level, data.level) });
export const oncePromoted = ({ data }: Listed, on: Day, listedBy: string | null): Partial<ReserveEntry> => ({ state: 'PROMOTED', endedOn: on, listingId: data.listingId, listedBy });
