import { ZERO } from '@cornerstone/kernel/money';
import { firstDay, lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { badInput } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { knownSince } from '@cornerstone/runtime/known-on';
import { newId } from '@cornerstone/runtime/ids';
import { enter } from '@cornerstone/runtime/record';
import type { Tx } from '@cornerstone/runtime/transaction';
import { codeTakenBy } from '../codes/code.rules';
import { requireFitting } from '../codes/codes.sql';
import { codeOfOurs, codeTaken } from './code-taken';
import { enterAgain, registeredFact, withdrawnBy } from './enter-again';
import type { RegisterProjectInput } from './ledger.inputs';
import { nameKey, projectName } from './mention.rules';
import { Project } from './project.entity';
import { placesOf, requireCurrent, requireWithin } from './regions';

/** Enters one project by hand: a code of the national shape, a place within what the person may see. */
export async function registerProject(tx: Tx, input: RegisterProjectInput): Promise<Project> {
  const code = input.code ?? codeOfOurs();
  if (input.code) await requireFitting(tx, input.code, input.kind ?? null);
  if (input.regions.length === 0) throw badInput('P8.region-missing', { en: 'A project lies in at least one region.', zh: '项目至少属于一个区划。' });
  for (const date of [input.buildStart, input.buildEnd]) if (date) partialDate(date);
  const total = input.totalInvestment ? fenOf(input.totalInvestment) : null;
  if ((total ?? ZERO) < 0n) throw badInput('P8.negative-amount', { en: 'A total is not negative.', zh: '总投资不能为负。' });
  if (input.buildStart && input.buildEnd && lastDay(partialDate(input.buildEnd)) < firstDay(partialDate(input.buildStart))) throw badInput('P8.end-before-start', { en: 'The end of works is before their start.', zh: '计划竣工早于计划开工。' });
  const regions = [...new Set(input.regions)];
  const text = (value: string | null | undefined, field: string, longest: number): string | null => (value ? plainText(value, field, longest) : null);
  const places = await placesOf(tx, regions);
  const paths = places.map(({ path }) => path);
  requireWithin(tx.actor, paths);
  const knownOn = knownSince(tx, input);
  requireCurrent(places, knownOn);
  const project = {
    id: newId('prj'), code, name: projectName(input.name), nameKey: nameKey(input.name), kind: input.kind ?? null, level: input.level ?? null, stage: 'PROPOSED' as const, sector: text(input.sector, 'sector', 100),
    buildContent: text(input.buildContent, 'buildContent', 2000), scale: null, owner: text(input.owner, 'owner', 300), regionCodes: regions, regionPaths: paths, totalInvestment: total, totalQuality: total === null ? null : 'PUBLISHED' as const,
    buildStart: input.buildStart ?? null, buildEnd: input.buildEnd ?? null, startedOn: null, completedOn: null, suspendedOn: null, resumedOn: null, commissionedOn: null, atCapacityOn: null, withdrawnOn: null, describedOn: knownOn, physicalProgress: null, demonstration: input.demonstration ?? false,
  };
  if (!await codeTaken(tx, code)) return enter(tx, Project, project, [registeredFact(project, { knownOn })]);
  const withdrawn = await withdrawnBy(tx, code);
  if (!withdrawn) throw codeTakenBy(code);
  return enterAgain(tx, withdrawn, project, { knownOn });
}
