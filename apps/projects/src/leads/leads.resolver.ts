import { plainText } from '@cornerstone/kernel/text';
import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { registerProject } from '../ledger/register';
import { addRows } from '../rounds/add-rows';
import { loadRound } from '../rounds/rounds.sql';
import { knownNode } from '../sectors/sectors.rules';
import { readNodes } from '../sectors/sectors.sql';
import { Lead, LeadLanding, LeadTalk } from './lead.entity';
import { DropLeadInput, LandLeadInput, RecordTalkInput, RegisterLeadInput, SignLeadInput } from './leads.inputs';
import { dropLead, landLead, recordTalk, registerLead, signLead } from './leads.rules';

const text = (value: string | null | undefined, field: string, longest: number): string | null => (value ? plainText(value, field, longest) : null);

/** The project a lead turns into: the one it is bound to, else one of its own name in its region. */
async function projectOf(tx: Tx, lead: Lead, { projectId, amount, knownOn }: SignLeadInput): Promise<Project> {
  if (!projectId) return registerProject(tx, { name: lead.name, regions: [lead.regionCode], owner: lead.investor, totalInvestment: amount, knownOn });
  const project = await load(tx, Project, projectId);
  requireWithin(tx.actor, project.regionPaths);
  return project;
}

@Resolver(() => Lead)
export class LeadsResolver {
  @Change(() => Lead, () => RegisterLeadInput, 'Registers an investment lead for a chain and its gap (P12). · 登记招商线索')
  async registerLead(tx: Tx, input: RegisterLeadInput): Promise<Lead> {
    const path = await regionPath(tx, input.region, 'P12');
    requireWithin(tx.actor, [path]);
    const chain = input.chain ? knownNode(await readNodes(tx), input.chain, 'CHAIN').id : null;
    const intended = input.intended ? fenOf(input.intended) : null;
    const decided = registerLead({ name: input.name, region: input.region, chain, gap: input.gap, intended }, knownSince(tx, input));
    return enter(tx, Lead, {
      id: newId('led'), name: decided.data.name, investor: plainText(input.investor, 'investor', 300), chain, gap: input.gap, intended, regionCode: input.region, regionPath: path, source: text(input.source, 'source', 300), status: 'TALKING',
      signedOn: null, signedAmount: null, projectId: null, roundId: null, droppedOn: null, dropReason: null, knownOn: decided.knownOn,
    }, [decided]);
  }

  @Change(() => Lead, () => RecordTalkInput, 'Records a talk with an investor (P12). · 记录洽谈')
  async recordTalk(tx: Tx, input: RecordTalkInput): Promise<Lead> {
    const lead = await load(tx, Lead, input.leadId, input);
    const knownOn = knownSince(tx, input);
    const decided = recordTalk(lead, { talkId: newId('tlk'), on: input.on ?? knownOn, outcome: input.outcome }, knownOn);
    await insert(tx, LeadTalk, { id: decided.data.talkId, leadId: lead.id, onDay: input.on ?? knownOn, participants: plainText(input.participants, 'participants', 500), outcome: decided.data.outcome, nextStep: text(input.nextStep, 'nextStep', 1000), recordedBy: tx.actor.id, knownOn });
    return record(tx, lead, [decided]);
  }

  @Change(() => Lead, () => SignLeadInput, 'Signs a lead: it turns into a project or is bound to one, at a round if it is signed there (P12). · 招商签约')
  async signLead(tx: Tx, input: SignLeadInput): Promise<Lead> {
    const lead = await load(tx, Lead, input.leadId, input);
    const knownOn = knownSince(tx, input);
    const round = input.round ? await loadRound(tx, input.round, {}) : null;
    const project = await projectOf(tx, lead, input);
    const amount = fenOf(input.amount);
    const decided = signLead(lead, { on: input.on ?? knownOn, amount, projectId: project.id, projectPaths: project.regionPaths, roundCode: round?.code ?? null }, knownOn);
    if (round) await addRows(tx, round, { list: 'SIGNING', rows: [{ projectId: project.id, investment: amount, sector: null, venue: null, conditions: [], exception: null, exceptionAuthority: null }], mode: 'ALL_OR_NOTHING', knownOn });
    return record(tx, lead, [decided], () => ({ status: 'SIGNED', signedOn: input.on ?? knownOn, signedAmount: amount, projectId: project.id, roundId: round?.id ?? null }));
  }

  @Change(() => Lead, () => LandLeadInput, 'Says how a signed lead landed: a company, land, a start (P12). · 签约落地')
  async landLead(tx: Tx, input: LandLeadInput): Promise<Lead> {
    const lead = await load(tx, Lead, input.leadId, input);
    const knownOn = knownSince(tx, input);
    const before = await select(tx, LeadLanding, '/* landingsBefore */ select * from lead_landing where lead_id = $1', [lead.id]);
    const decided = landLead(lead, before, { landingId: newId('lnd'), how: input.how, on: input.on ?? knownOn }, knownOn);
    await insert(tx, LeadLanding, { id: decided.data.landingId, leadId: lead.id, how: input.how, onDay: input.on ?? knownOn, evidence: text(input.evidence, 'evidence', 300), recordedBy: tx.actor.id, knownOn });
    return record(tx, lead, [decided], () => ({ status: 'LANDED' }));
  }

  @Change(() => Lead, () => DropLeadInput, 'Drops a lead, with a reason (P12). · 终止线索')
  async dropLead(tx: Tx, input: DropLeadInput): Promise<Lead> {
    const lead = await load(tx, Lead, input.leadId, input);
    const knownOn = knownSince(tx, input);
    const decided = dropLead(lead, { on: input.on ?? knownOn, reason: input.reason }, knownOn);
    return record(tx, lead, [decided], () => ({ status: 'DROPPED', droppedOn: input.on ?? knownOn, dropReason: decided.data.reason }));
  }
}
