import { needRegistered } from '@cornerstone/events/elements';
import { hasEnded } from '@cornerstone/events/life';
import { daysBetween, later, type Day } from '@cornerstone/kernel/day';
import { quantity, quantityText, sumQuantity, type Quantity } from '@cornerstone/kernel/quantity';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Counted } from '../pools/kinds.rules';

export interface Needing { stage: string }
export interface RegisterNeed extends Counted { needId: string; amount: Quantity; neededBy: Day }
/** A reservation that still counts: set aside, or supplied on a day. */
export interface Held { amount: Quantity; suppliedOn: Day | null }

/** A removed or cancelled project needs nothing, and nothing more is set aside for it or given to it (P2). */
export function stillNeeds(project: Needing): void {
  if (hasEnded(project.stage)) throw new Rejection('E1.project-needs-nothing', { en: `A ${project.stage.toLowerCase()} project needs nothing.`, zh: '已调出或取消的项目不再登记、安排要素。' }, { stage: project.stage });
}

/** E1: what a project needs is known before the day it is needed by. */
export function registerNeed(project: Needing, command: RegisterNeed, knownOn: Day) {
  stillNeeds(project);
  if (command.neededBy < knownOn) throw new Rejection('E1.needed-in-the-past', { en: `${command.neededBy} is before ${knownOn}, when the need became known.`, zh: `需用日期 ${command.neededBy} 早于登记日期 ${knownOn}。` }, { neededBy: command.neededBy, knownOn });
  const { needId, kind, item, unit, amount, neededBy } = command;
  return needRegistered.of(knownOn, { needId, kind, item: item || null, unit, amount: quantityText(amount), neededBy });
}

export interface Standing { reserved: Quantity; supplied: Quantity; missing: Quantity }

/** What a need has and lacks. Reserved leaves out what is supplied. */
export function standingOf(amount: Quantity, held: readonly Held[]): Standing {
  const supplied = sumQuantity(held.filter((each) => each.suppliedOn !== null).map((each) => each.amount));
  const reserved = sumQuantity(held.filter((each) => each.suppliedOn === null).map((each) => each.amount));
  return { reserved, supplied, missing: quantity(amount - reserved - supplied) };
}

/** E1: calendar days from the need to the supply that made it complete; null while something is missing. */
export function daysToSupply(amount: Quantity, knownOn: Day, held: readonly Held[]): number | null {
  if (standingOf(amount, held).supplied < amount) return null;
  return daysBetween(knownOn, held.reduce<Day>((last, { suppliedOn }) => (suppliedOn === null ? last : later(last, suppliedOn)), knownOn));
}
