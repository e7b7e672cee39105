import { reserveSessionClosed } from '@cornerstone/events/projects-reserve';
import { checkPeriod } from '@cornerstone/kernel/period';
import { Rejection } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, recordAll } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { insertAll } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Listing } from '../ledger/listing.entity';
import { requireWithin } from '../ledger/regions';
import { entriesInScope, projectsOfEntries } from './entries.sql';
import { policyOn, standardsKnown } from './policy.sql';
import { CloseReserveSessionInput } from './reserve.inputs';
import { ReserveDecision, ReserveSession } from './session.entity';
import { countsOf, requireQuarterEnd } from './session.rules';
import { candidatesFor, decideAll, told } from './sitting';

@Resolver(() => ReserveSession)
export class SessionResolver {
  @Change(() => ReserveSession, () => CloseReserveSessionInput, 'Closes a quarter\'s rolling adjustment: every entry of its scope is kept, promoted or dropped, proposals come in; as a whole or not at all (P1). · 季度滚动调整')
  async closeReserveSession(tx: Tx, input: CloseReserveSessionInput): Promise<ReserveSession> {
    const { year, quarter, decisions } = input;
    checkPeriod({ year, quarter });
    const path = await regionPath(tx, input.region, 'P1');
    requireWithin(tx.actor, [path]);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const [category, level] = [input.category ?? null, input.level ?? null];
    // Two closes queue, whatever their scopes: these overlap.
    await query(tx, "/* one session at a time */ select pg_advisory_xact_lock(hashtext('reserve session'))");
    const policy = await policyOn(tx, on, knownOn);
    requireQuarterEnd({ year, quarter }, policy.sessionLeadDays, on, knownOn);
    await requireNotClosed(tx, input);
    const decidedQuarter = `${year}Q${quarter}`;
    const entries = await entriesInScope(tx, { path, category, level, decidedQuarter, on });
    const projects = new Map((await projectsOfEntries(tx, entries.map(({ projectId }) => projectId))).map((project) => [project.id, project]));
    for (const entry of entries) entry.project = projects.get(entry.projectId);
    const sitting = { regions: tx.actor.regions, sessionId: newId('rss'), decidedQuarter, year, quarter, on, knownOn, list: input.list ?? { year }, policy, standards: await standardsKnown(tx, knownOn) };
    const outcomes = decideAll(entries, decisions, { ...sitting, candidates: await candidatesFor(tx, entries, decisions, sitting) });
    await recordAll(tx, outcomes.flatMap(({ project }) => project ?? []));
    await recordAll(tx, outcomes.map(({ entry }) => entry));
    await insertAll(tx, Listing, outcomes.flatMap(({ listing }) => listing ?? []));
    const session = { id: sitting.sessionId, regionCode: input.region, regionPath: path, category, level, year, quarter, closedOn: on, closedBy: tx.actor.id, ...countsOf(decisions), knownOn };
    const closed = await enter(tx, ReserveSession, session, [reserveSessionClosed.of(knownOn, { sessionId: session.id, regionCode: input.region, category, level, year, quarter, on, ...countsOf(decisions) })]);
    await insertAll(tx, ReserveDecision, outcomes.map(({ entry: { row } }) => ({ id: newId('rsd'), sessionId: closed.id, entryId: row.id, ...told(decisions, row.id) })));
    return closed;
  }
}

async function requireNotClosed(tx: Tx, { region, category, level, year, quarter }: CloseReserveSessionInput): Promise<void> {
  const [closed] = await query<{ id: string; on: string }>(tx, '/* sessionClosed */ select id, closed_on::text as on from reserve_session where region_code = $1 and category is not distinct from $2 and level is not distinct from $3 and year = $4 and quarter = $5', [region, category ?? null, level ?? null, year, quarter]);
  if (closed) throw new Rejection('P1.session-closed', { en: `This session of ${year} Q${quarter} was closed on ${closed.on}.`, zh: `${year}年第${quarter}季度该范围的滚动调整已于 ${closed.on} 完成。` }, { sessionId: closed.id, closedOn: closed.on });
}
