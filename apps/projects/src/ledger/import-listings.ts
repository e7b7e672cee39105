import { createHash } from 'node:crypto';
import { columnValues } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { Known } from './intake';
import { Listing } from './listing.entity';
import type { Mention, Standing } from './mention.rules';

/** The mention that a row repeats or corrects; one that another row of the same import is already is another's: both are kept. */
export function mentionedBefore(tx: Tx, { listings, claimed }: Known, mention: Mention, values: Omit<Listing, 'id'>): { listing: Listing | null; isSame: boolean } {
  const of = listings.filter(({ row }) => sameMention(row, mention));
  const same = of.find(({ row }) => row.withdrawnOn === null && sameListing(tx, row, values));
  return { listing: (same ?? of.find(({ row }) => !claimed.has(row.id)))?.row ?? null, isSame: same !== undefined };
}

/** What a row says of the project itself, beside its place on the list. */
export const saidOf = ({ kind, owner, scale, buildContent, totalInvestment, totalQuality, buildStart, buildEnd }: Mention): string =>
  createHash('sha256').update(JSON.stringify([kind, owner, scale, buildContent, totalInvestment?.toString() ?? null, totalQuality, buildStart, buildEnd])).digest('hex').slice(0, 32);

const sameMention = (row: Listing, mention: Mention): boolean => row.year === mention.year && row.level === mention.level && row.programme === mention.programme && row.sector === mention.sector && row.listId === mention.listId;

export const listingValues = (projectId: string, mention: Mention, standing: Standing, importId: string | null): Omit<Listing, 'id'> => ({
  projectId, year: mention.year, level: mention.level, programme: mention.programme, sector: mention.sector, listId: mention.listId, phase: mention.phase, stage: standing.stage,
  totalInvestment: mention.totalInvestment, annualPlan: mention.annualPlan, plannedStart: standing.plannedStart, plannedCompletion: standing.plannedCompletion,
  startedOn: standing.startedOn, completedOn: standing.completedOn, note: mention.note, sourceTitle: mention.sourceTitle, sourceUrl: mention.sourceUrl, knownOn: standing.knownOn, importId, withdrawnOn: null, standsSince: standing.knownOn,
});

/** What the day makes of a mention (its stage, its dates) may move on; only what the source itself says counts as a change. */
const SAID = ['phase', 'total_investment', 'annual_plan', 'note', 'source_title', 'source_url'] as const;

function sameListing(tx: Tx, before: Listing, now: Omit<Listing, 'id'>): boolean {
  const was = columnValues(tx, Listing, before);
  const is = columnValues(tx, Listing, now);
  return SAID.every((column) => String(was[column] ?? '') === String(is[column] ?? ''));
}
