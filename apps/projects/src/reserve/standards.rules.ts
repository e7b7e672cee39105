import type { projectLevels } from '@cornerstone/events/projects';
import { reserveStandardDefined, type reserveCategories, type reserveHazards } from '@cornerstone/events/projects-reserve';
import type { Day } from '@cornerstone/kernel/day';
import { spoken, toYuan, type Fen } from '@cornerstone/kernel/money';
import { isWithin } from '@cornerstone/kernel/region';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

export type Level = (typeof projectLevels)[number];
export type Category = (typeof reserveCategories)[number];
export type Hazard = (typeof reserveHazards)[number];
/** 准入标准: the least investment of what it holds for; empty sectors, null level or category: all. An id of null is one of the house's defaults. */
export interface Standard { id: string | null; regionPath: string | null; sectors: readonly string[]; level: Level | null; category: Category | null; minimum: Fen; validFrom: Day; validTo: Day | null; knownOn: Day }
export interface Exemption { authority: string; document: string }
export interface Screened { sector: string | null; level: Level; category: Category; regionPaths: readonly string[]; totalInvestment: Fen | null; hazards: readonly Hazard[]; exemption: Exemption | null }

const isInForce = ({ validFrom, validTo }: Standard, on: Day): boolean => validFrom <= on && (validTo === null || on <= validTo);
/** A standard of a region holds for what lies wholly within it. */
const holdsFor = (standard: Standard, { sector, level, category, regionPaths }: Screened): boolean =>
  (standard.sectors.length === 0 || (sector !== null && standard.sectors.includes(sector))) && (standard.level ?? level) === level && (standard.category ?? category) === category
  && (standard.regionPath === null || (regionPaths.length > 0 && regionPaths.every((path) => standard.regionPath !== null && isWithin(path, standard.regionPath))));

/** How narrowly a standard is cut: its place first, then sector, level, category; the later and later known of equals. */
const narrowness = ({ regionPath, sectors, level, category, validFrom, knownOn, id }: Standard): string =>
  [String(regionPath?.split('.').length ?? 0), String(Number(sectors.length > 0)), String(Number(level !== null)), String(Number(category !== null)), validFrom, knownOn, id ?? ''].join(' ');

/** The standard that a proposal is measured by on a day: the narrowest in force; null where none holds. */
export function standardFor(standards: readonly Standard[], proposal: Screened, on: Day): Standard | null {
  return standards.filter((each) => isInForce(each, on) && holdsFor(each, proposal)).toSorted((one, other) => (narrowness(one) < narrowness(other) ? 1 : -1))[0] ?? null;
}

/** P1: what stands against an admission, each with its own id; none where the proposal may come in. */
export function screen(standards: readonly Standard[], proposal: Screened, on: Day): { standard: Standard | null; against: Rejection[] } {
  const standard = standardFor(standards, proposal, on);
  const against: Rejection[] = [];
  const { totalInvestment: total, sector, level, hazards, exemption } = proposal;
  if (standard === null) against.push(new Rejection('P1.no-standard', { en: `No admission standard is in force on ${on} for ${sector ?? 'an unnamed sector'} at level ${level.toLowerCase()}.`, zh: `${on} 无适用于该行业、级别的准入标准。` }, { sector, level, on }));
  if (total === null) against.push(new Rejection('P1.investment-unknown', { en: 'The project has no total investment to measure.', zh: '项目未填报总投资，无法审核。' }));
  else if (standard !== null && total < standard.minimum) {
    against.push(new Rejection('P1.below-admission-standard', { en: `Total investment of ${toYuan(total)} yuan is below the standard of ${toYuan(standard.minimum)}.`, zh: `总投资 ${spoken(total)} 低于准入标准 ${spoken(standard.minimum)}。` }, { totalInvestment: toYuan(total), minimum: toYuan(standard.minimum), standardId: standard.id }));
  }
  if (hazards.length > 0 && exemption === null) against.push(new Rejection('P1.exemption-missing', { en: `A project that is ${hazards.join(', ').toLowerCase().replaceAll('_', ' ')} needs an exemption by a named authority.`, zh: '“两高一危”项目入库须经指定机关批准例外。' }, { hazards }));
  return { standard, against };
}

/** P1: an exemption names who gave it and by which document. */
export function exemptionOf(told: Exemption | null | undefined): Exemption | null {
  return told ? { authority: plainText(told.authority, 'exemption.authority', 100), document: plainText(told.document, 'exemption.document', 200) } : null;
}

export interface StandardCommand { standardId: string; regionCode: string; sectors: readonly string[]; level: Level | null; category: Category | null; minimum: Fen; validFrom: Day; validTo: Day | null; basis: string }

/** P1: standards are configuration with validity; a new one takes the place of those before from its first day. */
export function defineStandard(command: StandardCommand, knownOn: Day) {
  if (command.minimum < 0n) throw badInput('P1.negative-minimum', { en: 'A minimum is not negative.', zh: '最低投资额不能为负。' });
  if (command.validTo !== null && command.validTo < command.validFrom) throw badInput('P1.validity-reversed', { en: `Validity ends on ${command.validTo}, before it begins.`, zh: '失效日期早于生效日期。' }, { validFrom: command.validFrom, validTo: command.validTo });
  return reserveStandardDefined.of(knownOn, { ...command, sectors: [...new Set(command.sectors.map((sector) => plainText(sector, 'sectors', 100)))], minimum: toYuan(command.minimum), basis: plainText(command.basis, 'basis') });
}
