import { ZERO } from '@cornerstone/kernel/money';
import { firstDay, lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { nationalCode } from '@cornerstone/kernel/project-code';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { knownSince } from '@cornerstone/runtime/known-on';
import { newId } from '@cornerstone/runtime/ids';
import { enter } from '@cornerstone/runtime/record';
import type { Tx } from '@cornerstone/runtime/transaction';
import { codeTaken } from './code-taken';
import { registeredFact } from './import';
import type { RegisterProjectInput } from './ledger.inputs';
import { nameKey, projectName } from './mention.rules';
import { Project } from './project.entity';
import { pathsOf, requireWithin } from './regions';

/** Enters one project by hand: a code of the national shape, a place within what the person may see. */
export async function registerProject(tx: Tx, input: RegisterProjectInput): Promise<Project> {
  const code = input.code ?? `CS-${newId('x').slice(-12).toUpperCase()}`;
  if (input.code && !nationalCode(input.code)) throw badInput('P8.code-shape', { en: `${input.code} is no project code.`, zh: `${input.code} 不是有效的投资项目统一代码。` }, { code: input.code });
  if (input.regions.length === 0) throw badInput('P8.region-missing', { en: 'A project lies in at least one region.', zh: '项目至少属于一个区划。' });
  for (const date of [input.buildStart, input.buildEnd]) if (date) partialDate(date);
  const total = input.totalInvestment ? fenOf(input.totalInvestment) : null;
  if ((total ?? ZERO) < 0n) throw badInput('P8.negative-amount', { en: 'A total is not negative.', zh: '总投资不能为负。' });
  if (input.buildStart && input.buildEnd && lastDay(partialDate(input.buildEnd)) < firstDay(partialDate(input.buildStart))) throw badInput('P8.end-before-start', { en: 'The end of works is before their start.', zh: '计划竣工早于计划开工。' });
  const regions = [...new Set(input.regions)];
  const text = (value: string | null | undefined, field: string, longest: number): string | null => (value ? plainText(value, field, longest) : null);
  const paths = await pathsOf(tx, regions);
  requireWithin(tx.actor, paths);
  if (await codeTaken(tx, code)) throw taken(code);
  const knownOn = knownSince(tx, input);
  const project = {
    id: newId('prj'), code, name: projectName(input.name), nameKey: nameKey(input.name), kind: input.kind ?? null, level: input.level ?? null, stage: 'PROPOSED' as const, sector: text(input.sector, 'sector', 100),
    buildContent: text(input.buildContent, 'buildContent', 2000), scale: null, owner: text(input.owner, 'owner', 300), regionCodes: regions, regionPaths: paths, totalInvestment: total, totalQuality: total === null ? null : 'PUBLISHED' as const,
    buildStart: input.buildStart ?? null, buildEnd: input.buildEnd ?? null, startedOn: null, completedOn: null, suspendedOn: null, resumedOn: null, commissionedOn: null, atCapacityOn: null, describedOn: knownOn, physicalProgress: null, demonstration: input.demonstration ?? false,
  };
  return enter(tx, Project, project, [registeredFact(project, { knownOn })]);
}

const taken = (code: string): Rejection => new Rejection('P8.code-taken', { en: `Code ${code} is in the ledger already.`, zh: `代码 ${code} 已在台账中。` }, { code });
