import { randomBytes } from 'node:crypto';
import { plainText } from '@cornerstone/kernel/text';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { personHeardOf } from '@cornerstone/runtime/people-copy';
import { enter, record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { insert, load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { policyOn } from '../reserve/policy.sql';
import { ConcludeAppraisalInput, ConvenePanelInput, DissolvePanelInput, RecordOpinionInput, type OnPanelInput } from './appraisal.inputs';
import { expertsOn, opinionsOf, sidesOf } from './appraisal.sql';
import { AppraisalPanel, PanelOpinion } from './panel.entity';
import { concludePanel, convenePanel, dissolvePanel, giveOpinion } from './panel.rules';

async function ownPanel(tx: Tx, input: OnPanelInput): Promise<AppraisalPanel> {
  const panel = await load(tx, AppraisalPanel, input.panelId, input);
  const project = await load(tx, Project, panel.projectId);
  requireWithin(tx.actor, project.regionPaths);
  return Object.assign(panel, { project });
}

@Resolver(() => AppraisalPanel)
export class PanelsResolver {
  @Change(() => AppraisalPanel, () => ConvenePanelInput, 'Convenes a panel of owner, experts and manager; experts are drawn by lot, conflicts of interest left out (P11). · 组成论证组')
  async convenePanel(tx: Tx, input: ConvenePanelInput): Promise<AppraisalPanel> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    const path = await regionPath(tx, input.poolRegion, 'P11');
    const knownOn = knownSince(tx, input);
    const manager = await personHeardOf(tx, input.managerId, 'P11');
    const parties = (input.parties ?? []).map((party) => plainText(party, 'parties', 200));
    const open = await query(tx, "/* openPanel */ select 1 from appraisal_panel where project_id = $1 and state = 'OPEN'", [project.id]);
    // Whoever could name the seed could try seeds until the panel pleases.
    const command = { panelId: newId('pnl'), seats: input.seats, seed: randomBytes(16).toString('hex'), sides: { ...await sidesOf(tx, project.id), units: parties, managerId: manager.id } };
    const { fact, ...drawn } = convenePanel(project, open.length > 0, await expertsOn(tx, path, knownOn), command, await policyOn(tx, knownOn, knownOn), knownOn);
    return enter(tx, AppraisalPanel, {
      ...drawn, id: command.panelId, projectId: project.id, project, state: 'OPEN', managerId: manager.id, agency: input.agency ? plainText(input.agency, 'agency', 200) : null, parties, seed: command.seed,
      convenedOn: knownOn, convenedBy: tx.actor.id, endedOn: null, conclusion: null, endReason: null,
    }, [fact]);
  }

  @Change(() => AppraisalPanel, () => RecordOpinionInput, 'Records what a member of a panel says of investor, matching funds and profitability (P11). · 登记论证意见')
  async recordOpinion(tx: Tx, input: RecordOpinionInput): Promise<AppraisalPanel> {
    const panel = await ownPanel(tx, input);
    const knownOn = knownSince(tx, input);
    const { role, investor, matchingFunds, profitability } = input;
    const opinion = { role, expertId: input.expertId ?? null, investor, matchingFunds, profitability };
    const { fact, comment } = giveOpinion(panel, await opinionsOf(tx, [panel.id], null), opinion, input.comment, knownOn);
    await insert(tx, PanelOpinion, { ...opinion, id: newId('opn'), panelId: panel.id, comment, recordedBy: tx.actor.id, knownOn });
    return record(tx, panel, [fact]);
  }

  @Change(() => AppraisalPanel, () => ConcludeAppraisalInput, 'Concludes by the majority of the experts, when every member was heard (P11). · 形成论证结论')
  async concludeAppraisal(tx: Tx, input: ConcludeAppraisalInput): Promise<AppraisalPanel> {
    const panel = await ownPanel(tx, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    return record(tx, panel, [concludePanel(panel, await opinionsOf(tx, [panel.id], null), on, knownOn)], (_, { data }) => ({ state: 'CONCLUDED', endedOn: on, conclusion: data.conclusion }));
  }

  @Change(() => AppraisalPanel, () => DissolvePanelInput, 'Dissolves a panel without a conclusion, with a reason (P11). · 解散论证组')
  async dissolvePanel(tx: Tx, input: DissolvePanelInput): Promise<AppraisalPanel> {
    const panel = await ownPanel(tx, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    return record(tx, panel, [dissolvePanel(panel, input.reason, on, knownOn)], (_, { data }) => ({ state: 'DISSOLVED', endedOn: on, endReason: data.reason }));
  }
}
