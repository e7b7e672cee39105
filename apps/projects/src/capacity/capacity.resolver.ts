import type { Fact } from '@cornerstone/events/define';
import { stepTold } from '@cornerstone/events/life';
import { capacityReached } from '@cornerstone/events/projects-capacity';
import { quantityFrom, quantityText, quantity } from '@cornerstone/kernel/quantity';
import type { Day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { isKnown, knownSince } from '@cornerstone/runtime/known-on';
import { departmentHeardOf } from '@cornerstone/runtime/people-copy';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { evolve } from '../lifecycle/lifecycle.rules';
import { requireKnownInOrder } from '../lifecycle/stage.rules';
import { stepsKnownSince } from '../lifecycle/steps-known.sql';
import type { CapacityStep } from './account.rules';
import { CapacityEntry } from './capacity-entry.entity';
import { CollectCapacityActualsInput, CorrectCapacityEntryInput, HandOverCapacityAccountInput, OpenCapacityAccountInput, ReconcileCapacityInput, SettleCapacityInput, type CapacityFiguresInput, type CapacityInput } from './capacity.inputs';
import { collectCapacityActuals, correctCapacityEntry, handOverCapacityAccount, openCapacityAccount, reconcileCapacity, settleCapacity } from './capacity.rules';
import { reconciling } from './capacity.settings';
import { CapacityAccount } from './capacity.type';
import type { Figures } from './figures.rules';

const figuresOf = ({ outputValue, tax, jobs, capacity }: CapacityFiguresInput): Figures =>
  ({ OUTPUT_VALUE: outputValue ? fenOf(outputValue) : null, TAX: tax ? fenOf(tax) : null, JOBS: jobs === null || jobs === undefined ? null : BigInt(jobs), CAPACITY: capacity ? quantityFrom(capacity) : null });

const columnsOf = ({ OUTPUT_VALUE, TAX, JOBS, CAPACITY }: Figures) =>
  ({ outputValue: OUTPUT_VALUE === null ? null : fen(OUTPUT_VALUE), tax: TAX === null ? null : fen(TAX), jobs: JOBS === null ? null : Number(JOBS), capacity: CAPACITY === null ? null : quantityText(quantity(CAPACITY)) });

const entriesOf = (tx: Tx, projectIds: readonly string[]): Promise<CapacityEntry[]> => select(tx, CapacityEntry, '/* capacityEntriesOf */ select * from capacity_entry where project_id = any($1) order by id', [projectIds]);

interface Decided { fact: Fact; row: Partial<CapacityEntry> }

/** Each step: lock the project, decide by the entries so far, keep the entry, record. The one that leads to capacity is a step of the project's life, known after the one before. */
async function enterStep(tx: Tx, input: CapacityInput, step: CapacityStep, decide: (project: Project, entries: CapacityEntry[], id: string, knownOn: Day) => Promise<Decided> | Decided): Promise<Project> {
  const project = await load(tx, Project, input.projectId, input);
  const knownOn = knownSince(tx, input);
  const id = newId('cap');
  const { fact, row } = await decide(project, await entriesOf(tx, [project.id]), id, knownOn);
  if (stepTold(fact.type) !== null) requireKnownInOrder(await stepsKnownSince(tx, project.id), knownOn);
  await insert(tx, CapacityEntry, { step, ...row, id, projectId: project.id, enteredBy: tx.actor.id, knownOn });
  return record<Project, Fact>(tx, project, [fact], evolve);
}

@Resolver(() => Project)
export class CapacityResolver {
  @Change(() => Project, () => OpenCapacityAccountInput, 'Opens the account of reaching capacity: its targets (P2). · 建账')
  openCapacityAccount(tx: Tx, input: OpenCapacityAccountInput): Promise<Project> {
    const figures = figuresOf(input.targets);
    const [unit, tolerancePercent] = [input.capacityUnit ?? null, input.tolerancePercent ?? reconciling.tolerancePercent];
    return enterStep(tx, input, 'OPENED', (project, entries, entryId, knownOn) => {
      const fact = openCapacityAccount(project, entries, { entryId, figures, unit, dueOn: input.dueOn, tolerancePercent }, knownOn);
      return { fact, row: { ...columnsOf(figures), unit: fact.data.capacityUnit, dueOn: input.dueOn, tolerancePercent } };
    });
  }

  @Change(() => Project, () => CollectCapacityActualsInput, 'Collects what was reached in a period (P2). · 理账')
  collectCapacityActuals(tx: Tx, input: CollectCapacityActualsInput): Promise<Project> {
    const of = { year: input.year, quarter: input.quarter ?? null, figures: figuresOf(input.figures) };
    return enterStep(tx, input, 'COLLECTED', (project, entries, entryId, knownOn) => {
      const fact = collectCapacityActuals(project, entries, { entryId, ...of }, knownOn);
      return { fact, row: { ...columnsOf(of.figures), year: of.year, quarter: of.quarter, unit: fact.data.capacityUnit } };
    });
  }

  @Change(() => Project, () => ReconcileCapacityInput, 'Reconciles a collected period with the statistics office (P2). · 对账')
  reconcileCapacity(tx: Tx, input: ReconcileCapacityInput): Promise<Project> {
    const of = { year: input.year, quarter: input.quarter ?? null, figures: figuresOf(input.figures) };
    return enterStep(tx, input, 'RECONCILED', async (project, entries, entryId, knownOn) => {
      const department = await departmentHeardOf(tx, input.departmentId, 'P2');
      const fact = reconcileCapacity(project, entries, { entryId, ...of, department, explanation: input.explanation ?? null }, knownOn);
      return { fact, row: { ...columnsOf(of.figures), year: of.year, quarter: of.quarter, unit: fact.data.capacityUnit, departmentId: department.id, explanation: fact.data.explanation } };
    });
  }

  @Change(() => Project, () => HandOverCapacityAccountInput, 'Hands the account over to the department that regulates the operation (P2). · 交账')
  handOverCapacityAccount(tx: Tx, input: HandOverCapacityAccountInput): Promise<Project> {
    return enterStep(tx, input, 'HANDED_OVER', async (project, entries, entryId, knownOn) => {
      const { id: departmentId } = await departmentHeardOf(tx, input.departmentId, 'P2');
      return { fact: handOverCapacityAccount(project, entries, { entryId, departmentId }, knownOn), row: { departmentId } };
    });
  }

  @Change(() => Project, () => SettleCapacityInput, 'Settles the account: at capacity when every target is reached, else it goes on (P2). · 算账')
  settleCapacity(tx: Tx, input: SettleCapacityInput): Promise<Project> {
    return enterStep(tx, input, 'SETTLED', (project, entries, entryId, knownOn) => {
      const fact = settleCapacity(project, entries, { entryId, on: input.on, explanation: input.explanation }, knownOn);
      return { fact, row: { year: fact.data.year, settledOn: input.on, reached: fact.type === capacityReached.type, explanation: fact.data.explanation } };
    });
  }

  @Change(() => Project, () => CorrectCapacityEntryInput, 'Corrects an entry of the account by a new one with a reason (P2). · 更正达效账目')
  correctCapacityEntry(tx: Tx, input: CorrectCapacityEntryInput): Promise<Project> {
    const figures = figuresOf(input.figures);
    return enterStep(tx, input, 'OPENED', (project, entries, entryId, knownOn) => {
      const { corrected, fact } = correctCapacityEntry(project, entries, { entryId, correctedId: input.entryId, figures, explanation: input.explanation ?? null, reason: input.reason }, knownOn);
      const before = entries.find(({ id }) => id === corrected.id);
      return { fact, row: { ...before, ...columnsOf(figures), explanation: fact.data.explanation, corrects: corrected.id, reason: fact.data.reason } };
    });
  }

  @FieldResolver(() => CapacityAccount, { nullable: true, description: 'The account of reaching capacity (P2); null before it is opened. · 达效账户' })
  async capacityAccount(@Root() project: Project, @Ctx() request: Request): Promise<CapacityAccount | null> {
    const entries = (await request.batched<CapacityEntry[]>('capacity entries', project.id, async (tx, ids) => allByKey(ids, await entriesOf(tx, ids), 'projectId')) ?? []).filter((entry) => isKnown(request.asOf, entry));
    return entries.some(({ step }) => step === 'OPENED') ? new CapacityAccount(entries) : null;
  }
}
