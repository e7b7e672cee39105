import type { Fact } from '@cornerstone/events/define';
import { badInput, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { projectHeardOf } from '@cornerstone/runtime/project-copy';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readCatalogue } from '../catalogue/catalogue.sql';
import { Procedure } from '../catalogue/procedure.entity';
import { ApprovalCase } from '../cases/case.entity';
import { itemOf } from '../cases/decide.rules';
import { itemDue } from '../cases/due.rules';
import { requireOwn, requireOwnWhereKnown } from '../cases/own-item';
import { casesOf, openCase } from '../cases/project-file';
import { readiness, standingsOf } from '../cases/standing.rules';
import { procedureNamed, stillApplies } from '../cases/submit.rules';
import { countedDay } from '../clock/clock.rules';
import { StartPlan } from '../start/start-check.entity';
import { Commitment, CommitmentStates } from './commitment.entity';
import { endCommitments } from './end';
import { FileCopy, LetterReference } from './letter.entity';
import { checkLetter } from './letter.rules';
import { FulfilCommitmentInput, GivePromiseInput, TolerateOmissionInput } from './promises.inputs';
import { fulfilCommitment, givePromise, tolerateOmission, type CommitmentEnd } from './promises.rules';

@Resolver(() => Commitment)
export class PromisesResolver {
  @Change(() => Commitment, () => GivePromiseInput, 'A government or department promises a missing procedure before the start (A2). · 出具手续承诺函')
  givePromise(tx: Tx, input: GivePromiseInput): Promise<Commitment> {
    return promise(tx, input);
  }

  @Change(() => Commitment, () => FulfilCommitmentInput, 'A commitment was kept: the procedure done, the material complete (A2). · 承诺兑现')
  fulfilCommitment(tx: Tx, input: FulfilCommitmentInput): Promise<Commitment> {
    return fulfil(tx, input);
  }

  @Change(() => ApprovalCase, () => TolerateOmissionInput, 'Accepts a procedure with secondary material missing (A2). · 容缺受理')
  tolerateOmission(tx: Tx, input: TolerateOmissionInput): Promise<ApprovalCase> {
    return tolerate(tx, input);
  }

  @FieldResolver(() => CommitmentStates, { description: 'Whether it was kept. · 状态' })
  state(@Root() commitment: Commitment): 'OPEN' | CommitmentEnd {
    return commitment.endedAs ?? 'OPEN';
  }

  @FieldResolver(() => Procedure, { description: 'Procedure of the catalogue. · 承诺事项' })
  async procedure(@Root() commitment: Commitment, @Ctx() request: Request): Promise<Procedure | null> {
    return (await readCatalogue(await request.read())).get(commitment.procedure) ?? null;
  }

  @FieldResolver(() => LetterReference, { nullable: true, description: 'The letter itself; null where none was uploaded. · 承诺函文件' })
  letter(@Root() commitment: Commitment): LetterReference | null {
    return commitment.letterId === null ? null : { id: commitment.letterId };
  }
}

async function letterFor(tx: Tx, letter: string | null | undefined, projectId: string): Promise<string | null> {
  if (!letter) return null;
  const [found] = await select(tx, FileCopy, '/* letter */ select * from file_copy where id = $1', [letter]);
  return checkLetter(found ?? null, letter.slice(0, 100), projectId);
}

async function caseFor(tx: Tx, { caseId, projectId }: GivePromiseInput): Promise<string> {
  if (caseId) return caseId;
  if (!projectId) throw badInput('A2.case-or-project', { en: 'Give a case or a project.', zh: '请提供办件或项目。' });
  const [latest] = await casesOf(tx, [(await projectHeardOf(tx, projectId)).id], null);
  if (!latest) throw new Rejection('A2.no-case', { en: 'The project has applied for nothing yet: submit its application first.', zh: '该项目尚未提交申请，请先受理。' }, { projectId });
  return latest.id;
}

async function promise(tx: Tx, input: GivePromiseInput): Promise<Commitment> {
  const opened = await openCase(tx, await caseFor(tx, input));
  const { row, project, file } = opened;
  stillApplies(project);
  await requireOwnWhereKnown(tx, opened, input.procedure);
  const knownOn = knownSince(tx, input);
  const [plan] = await select(tx, StartPlan, '/* startPlan */ select * from start_plan where project_id = $1', [project.id]);
  const fact = givePromise({ caseId: row.id, kind: row.kind, catalogue: file.catalogue, standings: standingsOf(file.items), commitments: file.commitments, startedOn: project.startedOn, plannedStart: plan?.buildStart ?? null },
    { commitmentId: newId('cmt'), procedure: input.procedure, authority: input.authority, due: input.due, letterId: await letterFor(tx, input.letter, project.id) }, knownOn);
  await record<ApprovalCase, Fact>(tx, row, [fact], () => ({}));
  const { commitmentId: id, procedure, authority, letterId } = fact.data;
  return insert(tx, Commitment, { id, caseId: row.id, projectId: row.projectId, procedure, kind: 'PROMISE_LETTER', authority, missing: [], due: input.due, givenBy: tx.actor.id, letterId, knownOn });
}

async function fulfil(tx: Tx, input: FulfilCommitmentInput): Promise<Commitment> {
  const [found] = await select(tx, Commitment, '/* commitmentById */ select * from commitment where id = $1', [input.commitmentId]);
  if (!found) throw notFound({ en: 'The commitment', zh: '承诺' }, input.commitmentId);
  const opened = await openCase(tx, found.caseId);
  const { row } = opened;
  await requireOwnWhereKnown(tx, opened, found.procedure);
  const commitment = await load(tx, Commitment, found.id);
  const knownOn = knownSince(tx, input);
  const on = input.on ?? knownOn;
  await record<ApprovalCase, Fact>(tx, row, [fulfilCommitment(commitment, on, knownOn)], () => ({}));
  await endCommitments(tx, [commitment.id], { as: 'FULFILLED', cause: null, on, knownOn });
  return load(tx, Commitment, commitment.id);
}

async function tolerate(tx: Tx, input: TolerateOmissionInput): Promise<ApprovalCase> {
  const opened = await openCase(tx, input.caseId);
  const { row, project, file } = opened;
  stillApplies(project);
  const knownOn = knownSince(tx, input);
  const item = itemOf(file.items, row.id, input.procedure);
  const procedure = procedureNamed(file.catalogue, input.procedure);
  await requireOwn(tx, opened, procedure, item);
  const pauses = file.stops.filter((stop) => stop.caseId === row.id);
  const caseDue = countedDay(row.acceptedOn, row.limitDays, row.limitUnit, pauses, knownOn);
  const ready = readiness(item.procedure, row.kind, row.acceptedOn, file.catalogue, standingsOf(file.items));
  const fact = tolerateOmission({ caseId: row.id, procedure, item, latest: itemDue(procedure, ready, caseDue, pauses, knownOn) ?? caseDue, authority: procedure.department, commitments: file.commitments.filter((each) => each.caseId === row.id) },
    { commitmentId: newId('cmt'), missing: input.missing, due: input.due }, knownOn);
  const { commitmentId: id, authority, missing } = fact.data;
  await insert(tx, Commitment, { id, caseId: row.id, projectId: row.projectId, procedure: procedure.code, kind: 'TOLERATED_OMISSION', authority, missing, due: input.due, givenBy: tx.actor.id, knownOn });
  return record<ApprovalCase, Fact>(tx, row, [fact], () => ({}));
}
