import { later, type Day } from '@cornerstone/kernel/day';
import { fen, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { fenOf, type MoneyInput } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { Preview } from '@cornerstone/runtime/preview';
import { ProjectCopy } from '@cornerstone/runtime/project-copy';
import { insert, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { OTHER_POOL } from '../batches/batch.rules';
import { FundImport } from './fund-import.entity';
import type { ImportFundIssueInput, ImportFundRowInput, ImportFundsInput } from './import.inputs';
import { Outcomes, type DataRow } from './outcomes';
import { Allocated, raiseQuotas } from './pool';
import { checkCumulative, readAsOf, readIssue, type IssueLine, type ReadIssue } from './read.rules';
import { takeIn, type TakenIn } from './take-in';

const MOST_ROWS = 500;

/** One import at a time: what a file brings is decided by what is in the books. */
export async function importAll(tx: Tx, input: ImportFundsInput): Promise<FundImport> {
  if (input.rows.length > MOST_ROWS) throw badInput('F1.too-many-rows', { en: `At most ${MOST_ROWS} rows at a time.`, zh: `一次最多 ${MOST_ROWS} 行。` }, { rows: input.rows.length });
  await query(tx, "/* one import at a time */ select pg_advisory_xact_lock(hashtext('import-funds'))");
  const until = knownSince(tx, input);
  const id = newId('imp');
  const outcomes = new Outcomes(input.rows);
  const allocated = new Allocated();
  const codes = [...new Set(input.rows.map((row) => row.projectCode))];
  const heard = await select(tx, ProjectCopy, '/* projectsByCode */ select * from project_copy where not withdrawn and (code = any($1) or codes_before && $1)', [codes]);
  // A file may still write a code from before; whoever has the code now comes first.
  const projects = new Map([...heard.flatMap((project) => project.codesBefore.map((code) => [code, project] as const)), ...heard.map((project) => [project.code, project] as const)]);
  for (const code of codes) {
    const rows = input.rows.filter((row) => row.projectCode === code);
    const project = projects.get(code);
    if (project) await importProject(tx, project, rows, { until, knownOn: input.knownOn ?? null, id, outcomes, allocated });
    else for (const row of rows) refuseUnknown(row, code, until, outcomes);
  }
  const refusesAll = input.allOrNothing === true && outcomes.count('REFUSED') > 0;
  if (!refusesAll) await raiseQuotas(tx, allocated, id);
  const done = {
    id, file: input.file, digest: input.digest, accepted: refusesAll ? 0 : outcomes.count('ACCEPTED'), unchanged: refusesAll ? 0 : outcomes.count('UNCHANGED'), outcomes: outcomes.all(),
    rejected: outcomes.rejected, warnings: outcomes.warnings, knownOn: until, actorId: tx.actor.id, at: new Date(), undoneOn: null, undoneBy: null, undoReason: null,
  };
  if (input.dryRun || refusesAll) throw new Preview(Object.assign(new FundImport(), done));
  return insert(tx, FundImport, done);
}

/** What is wrong with the row itself is told, too: a preview before the project is known must find it. */
function refuseUnknown(row: ImportFundRowInput, code: string, until: Day, outcomes: Outcomes): void {
  outcomes.attempt(() => cumulativeOf(row, until), (refusal) => { outcomes.refuseAll(row, refusal); });
  for (const [at, line] of row.issues.entries()) outcomes.attempt(() => issueOf(line, until), (refusal) => { outcomes.refuse({ row, at }, refusal); });
  outcomes.refuseAll(row, unknown(code));
}

interface Import { until: Day; knownOn: Day | null; id: string; outcomes: Outcomes; allocated: Allocated }
interface Cumulative { used: Fen | null; allocated: Fen | null; usedOn: Day }
type Issue = IssueLine & ReadIssue;

/** All rows of a project together: their cumulative figures add up. A refused issue line holds them back, or they would look like a breach. */
async function importProject(tx: Tx, project: ProjectCopy, rows: readonly ImportFundRowInput[], { until, knownOn, id, outcomes, allocated }: Import): Promise<void> {
  const good: { at: DataRow; issue: Issue }[] = [];
  const told: { row: ImportFundRowInput; figures: Cumulative }[] = [];
  let refused = false;
  for (const row of rows) {
    const figures = outcomes.attempt(() => cumulativeOf(row, until), (refusal) => { outcomes.refuseAll(row, refusal); });
    if (!figures) { refused = true; continue; }
    told.push({ row, figures });
    for (const [at, line] of row.issues.entries()) {
      const issue = outcomes.attempt(() => issueOf(line, until), (refusal) => { outcomes.refuse({ row, at }, refusal); });
      if (issue) good.push({ at: { row, at }, issue });
      else refused = true;
    }
  }
  const [first] = told;
  if (!first) return;
  const sum = (amounts: (Fen | null)[]): Fen | null => (refused || amounts.every((amount) => amount === null) ? null : sumFen(amounts.map((amount) => amount ?? fen(0n))));
  const usedOn = told.map(({ figures }) => figures.usedOn).reduce(later);
  const figures = { allocated: sum(told.map((each) => each.figures.allocated)), used: sum(told.map((each) => each.figures.used)), usedOn, knownOn };
  const taken = await takeIn(tx, project, { issues: good.map(({ issue }) => issue), ...figures }, allocated, id).catch((thrown: unknown) => {
    // The one refusal that comes before anything is booked: the other rows may go in.
    if (!(thrown instanceof Rejection) || thrown.rule !== OTHER_POOL) throw thrown;
    for (const { row } of told) outcomes.refuseAll(row, thrown);
    return null;
  });
  if (!taken) return;
  if (taken.withoutLine) {
    for (const { row } of told) outcomes.refuseAll(row, withoutIssue(project.code));
    return;
  }
  good.forEach(({ at }, place) => { if (taken.isNew[place]) outcomes.accept(at); });
  if (taken.moved) for (const { row, figures } of told) if (figures.used !== null || figures.allocated !== null) outcomes.accept({ row, at: 0 });
  if (refused && told.some(({ figures }) => figures.used !== null || figures.allocated !== null)) outcomes.warn(first.row, 'F1.cumulative-held-back', '部分行被拒收，本项目的累计使用和累计下达未入账。请更正后重新导入。');
  warn(taken, first.row, outcomes);
}

function cumulativeOf(row: ImportFundRowInput, until: Day): Cumulative {
  const amount = (input: MoneyInput | null | undefined): Fen | null => (input ? fenOf(input) : null);
  const figures = { used: amount(row.used), allocated: amount(row.allocated), usedOn: readAsOf(row.usedAsOf ?? null, until) };
  checkCumulative(figures.used);
  checkCumulative(figures.allocated);
  return figures;
}

function issueOf(line: ImportFundIssueInput, until: Day): Issue {
  const told = { name: line.name?.trim() || null, batchNo: line.batchNo?.trim() || null, kind: line.kind, issuedOn: line.issuedOn ?? null, amount: fenOf(line.amount), tenorYears: line.tenorYears ?? null, ratePercent: line.ratePercent ?? null };
  return { ...told, ...readIssue(told, until) };
}

function warn(taken: TakenIn, row: ImportFundRowInput, outcomes: Outcomes): void {
  for (const { rule, amount, limit } of taken.breaches) outcomes.warn(row, rule, `${toYuan(amount)} 元超过 ${toYuan(limit)} 元，按原文保留并标记异常。请与来源核对。`);
  if (taken.wentBack.includes('used')) outcomes.warn(row, 'F1.used-went-back', '累计使用低于已入账金额，未作变动。如需更正请使用资金收回或核对来源。');
  if (taken.wentBack.includes('allocated')) outcomes.warn(row, 'F1.allocated-went-back', '累计下达低于已入账金额，未作变动。请核对来源。');
}

const unknown = (code: string): Rejection => badInput('F1.project-unknown', { en: `No project ${code} is known here.`, zh: `未找到项目 ${code}。请先导入项目，或核对项目代码。` }, { code });
const withoutIssue = (code: string): Rejection => badInput('F1.used-without-issue', { en: `Project ${code} has no issue out of which money could be used.`, zh: `项目 ${code} 没有债券发行记录，不能登记使用或下达金额。` }, { code });
