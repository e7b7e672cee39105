import type { Fact } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { Change } from '@cornerstone/runtime/graph/change';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Listing } from '../ledger/listing.entity';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { candidatesOf } from './candidates.sql';
import { ReserveEntry } from './entry.entity';
import { latestEntries } from './entries.sql';
import { ownEntry } from './own-entry';
import { policyOn } from './policy.sql';
import type { Requirement } from './prework.rules';
import { listExtraProject, promoteToKeyList, type Candidate, type KeyListing } from './promote.rules';
import { keyListing, listingRow, onceListed, oncePromoted } from './promotion';
import { ListExtraProjectInput, PromoteToKeyListInput } from './reserve.inputs';
import { requireOwnLevel } from './reserve.rules';

async function candidateOf(tx: Tx, project: Project, touchesPublic: boolean, { level, year, programme }: KeyListing, requirements: readonly Requirement[], knownOn: Day): Promise<Candidate> {
  const candidate = (await candidatesOf(tx, [{ project, touchesPublic, level, year, programme }], requirements, knownOn)).get(project.id);
  if (!candidate) throw new Error(`no candidate for ${project.id}`);
  return candidate;
}

@Resolver()
export class PromoteResolver {
  @Change(() => ReserveEntry, () => PromoteToKeyListInput, 'Promotes an entry to the key list outside a session: pre-work essentially complete, the public\'s gates passed (P1, P11). · 提级列入重点项目')
  async promoteToKeyList(tx: Tx, input: PromoteToKeyListInput): Promise<ReserveEntry> {
    const { entry, project, knownOn, on } = await ownEntry(tx, input);
    requireOwnLevel(tx.actor.regions, project.regionPaths, entry.level);
    const policy = await policyOn(tx, on, knownOn);
    const listing = keyListing(input.list, entry.level);
    const decided = promoteToKeyList(entry, await candidateOf(tx, project, entry.touchesPublic, listing, policy.requirements, knownOn), listing, policy, null, on, knownOn);
    await insert(tx, Listing, listingRow(project, decided.project, null));
    entry.project = await record(tx, project, [decided.project], onceListed);
    return record(tx, entry, [decided.entry], () => oncePromoted(decided.project, on, null));
  }

  @Change(() => Project, () => ListExtraProjectInput, 'A named authority lists a project at any time (补充选列, P1). · 补充选列')
  async listExtraProject(tx: Tx, input: ListExtraProjectInput): Promise<Project> {
    const entry = await openEntry(tx, input.projectId);
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    requireOwnLevel(tx.actor.regions, project.regionPaths, input.level);
    const [latest] = await latestEntries(tx, [project.id], null);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const policy = await policyOn(tx, on, knownOn);
    const listing = keyListing(input.list, input.level);
    const touchesPublic = input.touchesPublic || (latest?.touchesPublic ?? false);
    const decided = listExtraProject(entry, await candidateOf(tx, project, touchesPublic, listing, policy.requirements, knownOn), listing, input, policy, on, knownOn);
    const listedBy = `${decided.authority} ${decided.document}`;
    await insert(tx, Listing, listingRow(project, decided.project, listedBy));
    const listed = await record(tx, project, [decided.project], onceListed);
    if (entry && decided.entry) await record<ReserveEntry, Fact>(tx, Object.assign(entry, { project: listed }), [decided.entry], () => oncePromoted(decided.project, on, listedBy));
    return listed;
  }
}

/** Locked before its project, as everywhere. */
async function openEntry(tx: Tx, projectId: string): Promise<ReserveEntry | null> {
  const [entry] = await select(tx, ReserveEntry, "/* openEntryOf */ select * from reserve_entry where project_id = $1 and state in ('PROPOSED', 'ADMITTED') for update", [projectId]);
  return entry ?? null;
}
