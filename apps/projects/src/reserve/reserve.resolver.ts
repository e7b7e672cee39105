import { badInput } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { registerProject } from '../ledger/register';
import { ReserveEntry } from './entry.entity';
import { ownEntry, screened } from './own-entry';
import { standardsKnown } from './policy.sql';
import { AdmitToReserveInput, NoteReserveProgressInput, ProposeProjectInput, TurnDownProposalInput } from './reserve.inputs';
import { admitToReserve, noteProgress, proposeProject, requireOwnLevel, turnDownProposal } from './reserve.rules';
import { exemptionOf } from './standards.rules';

@Resolver(() => ReserveEntry)
export class ReserveResolver {
  @Change(() => ReserveEntry, () => ProposeProjectInput, 'Proposes a project for the reserve library, a new one or one of the ledger (P1). · 申报储备项目')
  async proposeProject(tx: Tx, input: ProposeProjectInput): Promise<ReserveEntry> {
    if (!input.projectId === !input.project) throw badInput('P1.project-or-id', { en: 'Give a project of the ledger or a new one.', zh: '请提供台账内项目或新项目之一。' });
    const knownOn = knownSince(tx, input);
    const project = input.project ? await registerProject(tx, { ...input.project, knownOn: input.project.knownOn ?? knownOn }) : await load(tx, Project, input.projectId ?? '');
    requireWithin(tx.actor, project.regionPaths);
    const open = await query(tx, "/* openEntry */ select 1 from reserve_entry where project_id = $1 and state in ('PROPOSED', 'ADMITTED')", [project.id]);
    const decided = proposeProject(project, open.length > 0, { entryId: newId('rsv'), category: input.category, level: input.level, hazards: input.hazards ?? [], touchesPublic: input.touchesPublic }, knownOn);
    const { entryId: id, ...told } = decided.data;
    return enter(tx, ReserveEntry, {
      ...told, id, projectId: project.id, project, state: 'PROPOSED', proposedOn: knownOn, proposedBy: tx.actor.id, exemptionAuthority: null, exemptionDocument: null, admittedOn: null, standardId: null,
      progressedOn: null, progressNote: null, decidedQuarter: null, endedOn: null, reason: null, listingId: null, listedBy: null,
    }, [decided]);
  }

  @Change(() => ReserveEntry, () => AdmitToReserveInput, 'Admits a proposal that meets the admission standards (P1). · 审核入库')
  async admitToReserve(tx: Tx, input: AdmitToReserveInput): Promise<ReserveEntry> {
    const { entry, project, knownOn, on } = await ownEntry(tx, input);
    requireOwnLevel(tx.actor.regions, project.regionPaths, entry.level);
    const exemption = exemptionOf(input.exemption);
    const touchesPublic = entry.touchesPublic || (input.touchesPublic ?? false);
    const decided = admitToReserve({ entry: { ...entry, touchesPublic }, project, screened: screened(entry, project, exemption), standards: await standardsKnown(tx, knownOn), sessionId: null }, on, knownOn);
    entry.project = await record(tx, project, [decided.project], (_, { data }) => ({ stage: data.stage }));
    return record(tx, entry, [decided.entry], (_, { data }) => ({ state: 'ADMITTED', admittedOn: on, touchesPublic, standardId: data.standardId, exemptionAuthority: exemption?.authority ?? null, exemptionDocument: exemption?.document ?? null }));
  }

  @Change(() => ReserveEntry, () => TurnDownProposalInput, 'Turns a proposal down, with a reason (P1). · 不予入库')
  async turnDownProposal(tx: Tx, input: TurnDownProposalInput): Promise<ReserveEntry> {
    const { entry, knownOn, on } = await ownEntry(tx, input);
    const decided = turnDownProposal(entry, input.reason, null, on, knownOn);
    return record(tx, entry, [decided], (_, { data }) => ({ state: 'TURNED_DOWN', endedOn: on, reason: data.reason }));
  }

  @Change(() => ReserveEntry, () => NoteReserveProgressInput, 'Notes what went forward with an entry (P1). · 更新储备项目进展')
  async noteReserveProgress(tx: Tx, input: NoteReserveProgressInput): Promise<ReserveEntry> {
    const { entry, knownOn, on } = await ownEntry(tx, input);
    const decided = noteProgress(entry, input.note, on, knownOn);
    return record(tx, entry, [decided], (before, { data }) => (before.progressedOn !== null && before.progressedOn > on ? {} : { progressedOn: on, progressNote: data.note }));
  }
}
