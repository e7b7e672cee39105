import type { DataOf } from '@cornerstone/events/define';
import { campaignOpened } from '@cornerstone/events/projects-life';
import type { Day } from '@cornerstone/kernel/day';
import { ratioValue, type Ratio } from '@cornerstone/kernel/rate';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import type { StartKind } from '../lifecycle/start-plan.rules';

type Level = DataOf<typeof campaignOpened>['level'];
export interface OpenCommand {
  campaignId: string; name: string; kind: StartKind; opensOn: Day; dueOn: Day; targetPercent: string; regions: string[]; programme: string | null; level: Level;
}

/** P2 (000 一): starts and resumptions have targets by date, each a campaign of its own; both days are included. */
export function openCampaign(command: OpenCommand, namesakes: number, knownOn: Day) {
  if (command.dueOn < command.opensOn) throw badInput('P2.campaign-due-before-opening', { en: `The campaign is due on ${command.dueOn}, before it opens on ${command.opensOn}.`, zh: `目标期限 ${command.dueOn} 早于启动日期 ${command.opensOn}。` }, { opensOn: command.opensOn, dueOn: command.dueOn });
  const percent = Number(command.targetPercent);
  if (!(percent > 0 && percent <= 100)) throw badInput('P2.campaign-target-out-of-range', { en: 'The share to be done is above 0 and at most 100 percent.', zh: '目标比例应大于 0 且不超过 100。' }, { targetPercent: command.targetPercent });
  if (namesakes > 0) throw new Rejection('P2.campaign-open-already', { en: `A campaign of this name opens on ${command.opensOn} already.`, zh: `${command.opensOn} 已有同名战役。` }, { name: command.name, opensOn: command.opensOn });
  return campaignOpened.of(knownOn, { ...command, name: plainText(command.name, 'name', 100), programme: command.programme === null ? null : plainText(command.programme, 'programme', 100) });
}

/** The projects of a campaign on a day, by what became of them: done by the due day, still to be done, missed it; of the last, those done since. */
export interface Standing { done: readonly string[]; pending: readonly string[]; missed: readonly string[]; doneLate: readonly string[] }

export const members = ({ done, pending, missed }: Standing): string[] => [...done, ...pending, ...missed];
export const rateOf = (standing: Standing): Ratio => ({ numerator: String(standing.done.length), denominator: String(members(standing).length) });

/** Whether the target is met on a day; null where the campaign has no members. */
export function isMet(standing: Standing, targetPercent: string): boolean | null {
  const value = ratioValue(rateOf(standing));
  return value === null ? null : standing.done.length * 100 >= Number(targetPercent) * members(standing).length;
}
