import { badInput } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { isKnown, knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { codeOfOurs, codeTaken } from '../ledger/code-taken';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { CodeChange, HeldCode } from './code-change.entity';
import { changeCode } from './code.rules';
import { ChangeCodeInput } from './codes.inputs';
import { lastChangeOf, requireFitting } from './codes.sql';

@Resolver(() => Project)
export class CodesResolver {
  @Change(() => Project, () => ChangeCodeInput, 'Gives a project another code; it is found by the earlier one as before (P8). · 变更项目代码')
  async changeCode(tx: Tx, input: ChangeCodeInput): Promise<Project> {
    if (!input.code && input.change === 'NEW') throw badInput('P8.code-missing', { en: 'A new code is one.', zh: '请提供新代码。' });
    const code = input.code ?? codeOfOurs();
    // An import locks projects and codes in the order of its rows: this waits for it, never it for this.
    await query(tx, "/* not during an import */ select pg_advisory_xact_lock_shared(hashtext('import'))");
    const isTaken = await codeTaken(tx, code, input.projectId);
    const project = await load(tx, Project, input.projectId, input);
    requireWithin(tx.actor, project.regionPaths);
    if (input.code) await requireFitting(tx, code, project.kind);
    const knownOn = knownSince(tx, input);
    const since = input.since ?? knownOn;
    const last = await lastChangeOf(tx, project.id);
    const decided = changeCode(project, last, { code, change: input.change, since, reason: input.reason }, isTaken, knownOn);
    await insert(tx, CodeChange, { ...decided.data, since, id: newId('cdc'), projectId: project.id, turn: (last?.turn ?? 0) + 1, changedBy: tx.actor.id, knownOn });
    return record(tx, project, [decided], () => ({ code }));
  }

  @FieldResolver(() => [HeldCode], { description: 'The codes it has and had, the first one first; of those known on the day of the operation the last is its code (P8). · 代码沿革' })
  async codes(@Root() project: Project, @Ctx() request: Request): Promise<HeldCode[]> {
    const all = await request.batched<CodeChange[]>('code changes', project.id, async (tx, ids) =>
      allByKey(ids, await select(tx, CodeChange, '/* codesOf */ select * from code_change where project_id = any($1) order by project_id, turn', [ids]), 'projectId'));
    const changes = (all ?? []).filter((each) => isKnown(request.asOf, each));
    const first = { code: all?.[0]?.earlier ?? project.code, since: null, change: null, reason: null };
    return [first, ...changes].map(({ code, since, change, reason }, at) => ({ code, since, until: changes[at]?.since ?? null, change, reason }));
  }
}
