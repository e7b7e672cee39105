import { earlier, type Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { firstDay, partialDate } from '@cornerstone/kernel/partial-date';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { select } from '@cornerstone/runtime/rows';
import { DEFAULT_REGION, requireOwnPool } from '../batches/batch.rules';
import { FundBatch } from '../batches/batch.entity';
import { isRaisedByIssue, type Figures, type FundKind } from '../books/chart.rules';
import { apply, lockLine, type Move } from '../movements/apply';
import type { Breach } from '../movements/breach.rules';
import { identityOf } from '../movements/issue.rules';
import type { FundLine } from '../movements/line.entity';
import type { Movement } from '../movements/movement.rules';
import { importedBatch, type Allocated } from './pool';
import { planImport, type PlannedMove } from './plan.rules';
import type { IssueLine, ReadIssue } from './read.rules';

/** What a file says of one project, read: its good issues, and its cumulative figures where they may go in. */
export interface ProjectTold { issues: (IssueLine & ReadIssue)[]; allocated: Fen | null; used: Fen | null; usedOn: Day; knownOn: Day | null }
/** `isNew` by issue; `moved` beyond the issues; what the source got wrong. */
export interface TakenIn { isNew: boolean[]; moved: boolean; wentBack: ('allocated' | 'used')[]; breaches: Breach[]; withoutLine: boolean }

interface Kept { batchId: string; identity: string; issuedOn: string }

/** Takes in one project: finds what is new, locks batches and lines in order of id, plans by the rules, carries out. */
export async function takeIn(tx: Tx, project: ProjectCopy, told: ProjectTold, allocated: Allocated, importId: string): Promise<TakenIn> {
  const kept = await query<Kept>(tx, '/* issuesKept */ select l.batch_id as "batchId", i.identity, i.issued_on as "issuedOn" from fund_issue i join fund_line l on l.id = i.line_id where i.project_id = $1 and not exists (select 1 from posting r where r.reverses = i.posting_id)', [project.id]);
  const isNew = newOnes(told.issues.map(identityOf), kept.map(({ identity }) => identity));
  const oldest = new Map<string, Day>();
  const since = (batchId: string, day: Day): unknown => oldest.set(batchId, earlier(oldest.get(batchId) ?? day, day));
  for (const issue of kept) since(issue.batchId, firstDay(partialDate(issue.issuedOn)));
  const province = project.regionPaths[0]?.split('.')[0] ?? DEFAULT_REGION;
  const fresh: { issue: IssueLine & ReadIssue; batchId: string; day: Day }[] = [];
  for (const issue of told.issues.filter((_, at) => isNew[at])) {
    // A ledger of a day tells of issues up to that day: one dated 2024 in a ledger of June was known in June.
    const day = issue.first <= told.usedOn ? earlier(issue.last, told.usedOn) : issue.last;
    const batch = await importedBatch(tx, issue.fund, issue.year, province, told.knownOn ?? day);
    since(batch.id, issue.first);
    fresh.push({ issue, batchId: batch.id, day });
  }
  await query(tx, '/* lockBatches */ select 1 from fund_batch where id = any($1) order by id for no key update', [[...oldest.keys()]]);
  // Those of another region are not locked: their pools stay as they are, only a line's money moves on.
  const batches = await select(tx, FundBatch, '/* batchesOfIssues */ select * from fund_batch where id = any($1) order by id', [[...oldest.keys()]]);
  const lines = new Map<string, { batch: FundBatch; line: FundLine }>();
  for (const batch of batches) lines.set(batch.id, { batch, line: await lockLine(tx, batch, project) });
  const now = [...lines].map(([key, { batch, line }]) => ({ key, kind: batch.kind, imported: batch.imported, oldest: oldest.get(key) ?? told.usedOn, figures: figuresIn(line) }));
  const plan = planImport(now, fresh.map(({ issue, batchId, day }) => ({ key: batchId, amount: issue.amount, first: issue.first, day })), { allocated: told.allocated, used: told.used, day: told.usedOn });
  for (const { key, movement } of plan.moves) if (movement.kind === 'ALLOCATION') requireOwnPool(tx.actor, lines.get(key)!.batch);
  const breaches: Breach[] = [];
  for (const [key, { batch, line }] of lines) {
    const planned = plan.moves.filter((each) => each.key === key);
    if (planned.length === 0) continue;
    const moves = planned.map((each) => moveOf(each, batch, each.issue === null ? null : fresh[each.issue]?.issue ?? null, told));
    const applied = await apply(tx, batch, line, moves, importId);
    breaches.push(...applied.breaches);
    for (const { movement, knownOn, amount } of moves) if (movement.kind === 'ALLOCATION' && batch.imported) allocated.add(key, knownOn, amount);
  }
  const moved = plan.moves.some((each) => each.issue === null);
  return { isNew, moved, wentBack: plan.wentBack, breaches, withoutLine: lines.size === 0 && ((told.used ?? 0n) > 0n || (told.allocated ?? 0n) > 0n) };
}

const bringsIssue = (kind: FundKind): Movement['kind'] => (isRaisedByIssue(kind) ? 'ISSUE' : 'DISBURSEMENT');

function moveOf({ movement, amount, day }: PlannedMove, batch: FundBatch, issue: (IssueLine & ReadIssue) | null, told: ProjectTold): Move {
  const dated = { amount, on: day, knownOn: told.knownOn ?? day };
  if (!issue) return { ...dated, movement, memo: movement.kind === 'PAYMENT' ? `截至 ${told.usedOn} 累计使用` : `截至 ${told.usedOn} 累计下达` };
  const { name, batchNo, issuedOn, tenorYears, ratePercent } = issue;
  const memo = [issue.kind === 'GENERAL_BOND' ? '一般债券' : null, name ?? batchNo].filter((part) => part !== null).join('：') || null;
  const terms = movement.kind === 'ISSUE' ? { ...movement, tenorYears, ratePercent } : movement;
  const detail = movement.kind === bringsIssue(batch.kind) ? { issue: { name, batchNo, issuedOn, tenorYears, ratePercent, identity: identityOf(issue) } } : {};
  return { ...dated, movement: terms, memo, ...detail };
}

const figuresIn = ({ allocated, issued, disbursed, paid, returned }: FundLine): Figures => ({ allocated, issued, disbursed, paid, returned });

/** The n-th of identical lines is known where n of them are kept. */
function newOnes(told: readonly string[], kept: readonly string[]): boolean[] {
  return told.map((identity, at) => told.slice(0, at).filter((each) => each === identity).length >= kept.filter((each) => each === identity).length);
}
