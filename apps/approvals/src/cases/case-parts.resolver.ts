import type { Day } from '@cornerstone/kernel/day';
import { Department, Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readCatalogue } from '../catalogue/catalogue.sql';
import { Procedure } from '../catalogue/procedure.entity';
import { clockPolicy } from '../clock/clock.policy';
import { countedDay, readClock } from '../clock/clock.rules';
import { ApprovalClock, ClockStop } from '../clock/stop.entity';
import { Commitment } from '../promises/commitment.entity';
import { startRequirements } from '../start/start.policy';
import { missingForStart } from '../start/start.rules';
import { ApprovalCase } from './case.entity';
import { itemDue } from './due.rules';
import { ApprovalItem } from './item.entity';
import { projectFiles, type ProjectFile } from './project-file';
import { readiness, standingsOf, statusOf } from './standing.rules';

/** The version is part of the key: what a mutation of the same operation wrote is read anew. */
async function fileOf(request: Request, { projectId, id, version }: ApprovalCase): Promise<ProjectFile> {
  const file = await request.batched<ProjectFile>('projectFile', `${projectId} ${id} ${version}`, async (tx, keys) => {
    const ids = [...new Set(keys.map((key) => key.split(' ')[0] ?? ''))];
    const files = new Map((await projectFiles(tx, ids, request.asOf)).map((each, at) => [ids[at], each]));
    return keys.map((key) => files.get(key.split(' ')[0]) ?? null);
  });
  if (!file) throw new Error(`no file for ${projectId}`);
  return file;
}

@Resolver(() => ApprovalCase)
export class CasePartsResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() row: ApprovalCase): Project {
    return { id: row.projectId };
  }

  @FieldResolver(() => ApprovalClock, { description: 'Its clock today, or on the day asked about (A3). · 审批计时' })
  async clock(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<ApprovalClock> {
    return readClock(row, await stopsOf(request, row), dayOf(request), clockPolicy);
  }

  @FieldResolver(() => [ClockStop], { description: 'Times its clock stood, and why (A3). · 停表记录' })
  clockStops(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<ClockStop[]> {
    return stopsOf(request, row);
  }

  @FieldResolver(() => Boolean, { description: 'Every permit the law asks for before works is granted or waived; no promise replaces one (A2). · 是否具备开工条件' })
  async mayStart(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<boolean> {
    return (await this.missingForStart(row, request)).length === 0;
  }

  @FieldResolver(() => [String], { description: 'Procedures that still bar the start of works. · 开工前尚缺手续' })
  async missingForStart(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<string[]> {
    const { catalogue, items } = await fileOf(request, row);
    return missingForStart(row.kind, catalogue, standingsOf(items), startRequirements);
  }

  @FieldResolver(() => [ApprovalItem], { description: 'Its procedures; those whose prerequisites hold run in parallel (A1). · 审批事项' })
  async items(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<ApprovalItem[]> {
    const { catalogue, items, stops } = await fileOf(request, row);
    const standings = standingsOf(items);
    const pauses = stops.filter((stop) => stop.caseId === row.id);
    const caseDue = countedDay(row.acceptedOn, row.limitDays, row.limitUnit, pauses, row.closedOn ?? dayOf(request));
    return items.filter((item) => item.caseId === row.id).map((item) => {
      const ready = readiness(item.procedure, row.kind, row.acceptedOn, catalogue, standings);
      return Object.assign(new ApprovalItem(), item, { status: statusOf(item, ready), waitsFor: item.decision === null ? ready.waitsFor : [], dueOn: itemDue(catalogue.get(item.procedure), ready, caseDue, pauses, item.decidedOn ?? dayOf(request)) });
    });
  }

  @FieldResolver(() => [Commitment], { description: 'Promise letters and tolerated omissions (A2). · 承诺与容缺' })
  async commitments(@Root() row: ApprovalCase, @Ctx() request: Request): Promise<Commitment[]> {
    return (await fileOf(request, row)).commitments.filter((commitment) => commitment.caseId === row.id);
  }
}

const dayOf = (request: Request): Day => request.asOf ?? request.today;
const stopsOf = async (request: Request, row: ApprovalCase): Promise<ClockStop[]> => (await fileOf(request, row)).stops.filter((stop) => stop.caseId === row.id);

@Resolver(() => ApprovalItem)
export class ItemPartsResolver {
  @FieldResolver(() => Procedure, { description: 'Procedure of the catalogue. · 审批事项' })
  async procedure(@Root() item: ApprovalItem, @Ctx() request: Request): Promise<Procedure | null> {
    return (await readCatalogue(await request.read())).get(item.procedure) ?? null;
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Who decides it; null where the catalogue names no one department. · 办理部门' })
  department(@Root() item: ApprovalItem): Department | null {
    return item.departmentId === null ? null : { id: item.departmentId };
  }
}
