import { badInput } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { personHeardOf } from '@cornerstone/runtime/people-copy';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { keepContradictions } from '../accountability/keep';
import { thresholdsOn } from '../accountability/settings';
import { Project } from '../ledger/project.entity';
import { Verification } from './verification.entity';
import { VerifyProgressInput } from './verification.inputs';
import { verifyProgress } from './verification.rules';
import { reportersOf, reportsKnownOn } from './verification.sql';

export const VerificationConnection = connectionOf(() => Verification, 'Verification', '独立核验');
const MOST_EVIDENCE = 100;

/** Which of these are the project's. */
async function ownEvidence(tx: Tx, projectId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MOST_EVIDENCE) throw badInput('P9.too-much-evidence', { en: `A verification names at most ${MOST_EVIDENCE} pieces of evidence.`, zh: `一次核验至多引用 ${MOST_EVIDENCE} 份佐证。` }, { count: ids.length });
  return (await query<{ id: string }>(tx, '/* ownEvidence */ select id from evidence where project_id = $1 and id = any($2)', [projectId, ids])).map(({ id }) => id);
}

@Resolver(() => Project)
export class VerificationResolver {
  @Change(() => Project, () => VerifyProgressInput, 'Records progress measured by someone who does not report it; what is reported too far from it is found (P9). · 独立核验进度')
  async verifyProgress(tx: Tx, input: VerifyProgressInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const knownOn = knownSince(tx, input);
    const { measuredOn, method, evidenceIds } = { ...input, evidenceIds: input.evidenceIds ?? [] };
    const verifier = input.verifierId && input.verifierId !== tx.actor.id ? await personHeardOf(tx, input.verifierId, 'P9') : tx.actor;
    const known = { stage: project.stage, reports: await reportsKnownOn(tx, project.id, measuredOn), reporters: await reportersOf(tx, project.id), evidenceIds: await ownEvidence(tx, project.id, evidenceIds) };
    const { fact, note, contradictions } = verifyProgress(known, { verificationId: newId('ver'), measuredOn, measured: input.measured, method, note: input.note ?? null, evidenceIds, verifier, recorder: tx.actor }, await thresholdsOn(tx, knownOn), knownOn);
    const { verificationId: id, ...told } = fact.data;
    await insert(tx, Verification, { ...told, id, projectId: project.id, measuredOn, note, verifierId: verifier.id, recordedBy: tx.actor.id, knownOn });
    // Of a period that has begun by the measurement; also what is late is done now.
    await query(tx, '/* verification done */ update verification_due set verification_id = $2, done_known_on = $3 where project_id = $1 and verification_id is null and opens_on <= $4', [project.id, id, knownOn, measuredOn]);
    return record(tx, project, [fact, ...await keepContradictions(tx, project.id, contradictions, knownOn)]);
  }

  @FieldResolver(() => VerificationConnection, { description: 'Independent verifications, the latest first (P9). · 独立核验' })
  async verifications(@Root() project: Project, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Verification>> {
    const all = await request.batched<Verification[]>('verifications', project.id, async (tx, ids) =>
      allByKey(ids, await select(tx, Verification, '/* verificationsOf */ select * from verification where project_id = any($1) and ($2::date is null or known_on <= $2) order by measured_on desc, id desc', [ids, request.asOf]), 'projectId'));
    const window = windowOf(page);
    return pageOf((all ?? []).slice(window.offset, window.offset + window.limit), all?.length ?? 0, window);
  }
}

@Resolver(() => Verification)
export class VerificationPartsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who measured. · 核验人' })
  verifier(@Root() verification: Verification): Person {
    return { id: verification.verifierId };
  }
}
