import type { Fact } from '@cornerstone/events/define';
import { newId } from '@cornerstone/runtime/ids';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import { enter, record } from '@cornerstone/runtime/record';
import { insert, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import type { FundBatch } from '../batches/batch.entity';
import { noFigures, type Figures } from '../books/chart.rules';
import { post, type Posting } from '../books/posting';
import { breachesMade, flaggedFact, flagsOf, type Breach } from './breach.rules';
import { FundIssue } from './issue.entity';
import { FundLine } from './line.entity';
import { evolve, factOf, routeOf, type Command, type Movement, type OfBatch } from './movement.rules';

/** What is known of an issue beside its movement. */
export type IssueDetail = Pick<FundIssue, 'name' | 'batchNo' | 'issuedOn' | 'tenorYears' | 'ratePercent' | 'identity'>;
/** A decided movement. `issue` goes with the movement that brought the money in. */
export interface Move extends Command { movement: Movement; memo: string | null; issue?: IssueDetail }

export const ofBatch = ({ id, code, kind, year }: FundBatch): OfBatch => ({ batchId: id, batchCode: code, fund: kind, batchYear: year });

/** The line of a batch and project, locked; a fresh one where there is none yet. Lock the batch first where the pool is touched. */
export async function lockLine(tx: Tx, batch: FundBatch, project: ProjectCopy): Promise<FundLine> {
  const [known] = await select(tx, FundLine, '/* lockLine */ select * from fund_line where batch_id = $1 and project_id = $2 for update', [batch.id, project.id]);
  const line = known ?? Object.assign(new FundLine(), { id: newId('fln'), batchId: batch.id, projectId: project.id, kind: batch.kind, ...noFigures(), flags: [], version: 0 });
  return Object.assign(line, { about: project });
}

/** Carries decided movements out: figures of the line, events, audit, postings, issues. Answers the line and the breaches that an import brought in. */
export async function apply(tx: Tx, batch: FundBatch, line: FundLine, moves: readonly Move[], importId: string | null): Promise<{ line: FundLine; breaches: Breach[] }> {
  const before: Figures = { allocated: line.allocated, issued: line.issued, disbursed: line.disbursed, paid: line.paid, returned: line.returned };
  const postings = moves.map((move) => postingOf(batch, line, move, importId));
  const facts = moves.map((move, at): Fact => factOf(move.movement, ofBatch(batch), postings[at]!.id, move));
  const after = moves.reduce((figures, move) => evolve(batch.kind, figures, move.movement, move.amount), before);
  const breaches = breachesMade(batch.kind, before, after);
  const last = moves.at(-1);
  if (last) facts.push(...breaches.map((breach) => flaggedFact(ofBatch(batch), breach, last.knownOn)));
  const changes = { ...after, flags: flagsOf(batch.kind, after) };
  const kept = line.version === 0 ? await enter(tx, FundLine, { ...line, ...changes }, facts) : await record(tx, line, facts, () => changes);
  await post(tx, postings);
  for (const [at, { issue, amount, knownOn }] of moves.entries()) {
    if (issue) await insert(tx, FundIssue, { ...issue, id: newId('isu'), lineId: kept.id, projectId: kept.projectId, postingId: postings[at]!.id, amount, knownOn });
  }
  return { line: kept, breaches };
}

function postingOf(batch: FundBatch, line: FundLine, { movement, amount, on, knownOn, memo }: Move, importId: string | null): Posting {
  return {
    ...routeOf(movement, batch.kind), id: newId('pst'), kind: movement.kind, amount, movedOn: on, knownOn, batchId: batch.id, projectId: line.projectId, lineId: line.id,
    memo, payee: movement.kind === 'PAYMENT' ? movement.payee : null, importId, demonstration: batch.demonstration,
  };
}
