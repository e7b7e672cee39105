import { badInput } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { policyOn } from '../reserve/policy.sql';
import { RecordPublicGateInput } from './appraisal.inputs';
import { gatesOf } from './appraisal.sql';
import { PublicGate } from './gate.entity';
import { recordPublicGate } from './gates.rules';

async function requireFileOf(tx: Tx, projectId: string, fileId: string): Promise<void> {
  if ((await query(tx, '/* fileOfProject */ select 1 from stored_file where id = $1 and project_id = $2', [fileId, projectId])).length === 0) {
    throw badInput('P11.document-unknown', { en: `The project has no file ${fileId.slice(0, 60)}.`, zh: `该项目无文件 ${fileId.slice(0, 60)}。` }, { fileId: fileId.slice(0, 60) });
  }
}

@Resolver(() => Project)
export class GatesResolver {
  @Change(() => Project, () => RecordPublicGateInput, 'Records a public-interest gate with its day and document (P11). · 登记公众程序')
  async recordPublicGate(tx: Tx, input: RecordPublicGateInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    const knownOn = knownSince(tx, input);
    const fileId = input.fileId ?? null;
    if (fileId !== null) await requireFileOf(tx, project.id, fileId);
    const decided = recordPublicGate({ gateId: newId('gat'), gate: input.gate, heldOn: input.heldOn, untilOn: input.untilOn ?? null, document: input.document, fileId }, await policyOn(tx, input.heldOn, knownOn), knownOn);
    await insert(tx, PublicGate, { id: decided.data.gateId, projectId: project.id, gate: input.gate, heldOn: input.heldOn, untilOn: input.untilOn ?? null, document: decided.data.document, fileId, recordedBy: tx.actor.id, knownOn });
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => [PublicGate], { description: 'Public-interest gates that it passed (P11). · 公众程序' })
  async publicGates(@Root() project: Project, @Ctx() request: Request): Promise<PublicGate[]> {
    return (await request.batched<PublicGate[]>('public gates', project.id, async (tx, ids) => allByKey(ids, await gatesOf(tx, ids, request.asOf), 'projectId'))) ?? [];
  }
}
