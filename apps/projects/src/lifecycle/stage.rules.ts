import { lifeSteps, type LifeStep, type LifeStepName, type Stage } from '@cornerstone/events/life';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';

/** P2: a step is taken in the stages that the table of lives gives it, and refused in every other with its own id. */
export function requireStep(name: LifeStepName, stage: Stage): void {
  const { from, rule, needs }: LifeStep = lifeSteps[name];
  if (from.includes(stage)) return;
  throw new Rejection(rule, { en: `The project is ${stage.toLowerCase().replaceAll('_', ' ')}, it must be ${needs.en}.`, zh: `项目当前阶段为 ${stage}，须为${needs.zh}。` }, { step: name, stage, allowed: from });
}

export function notInTheFuture(rule: string, on: Day, knownOn: Day): void {
  if (on > knownOn) throw new Rejection(rule, { en: `${on} is after ${knownOn}, the day it is known.`, zh: `${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
}

/** P2, as-of: a step cannot be known before the one it follows is; a day between the two would show works stopped that nobody knew to have begun. */
export function requireKnownInOrder(before: Day | null, knownOn: Day): void {
  if (before !== null && knownOn < before) throw new Rejection('P2.known-before-last-step', { en: `A step known on ${knownOn} cannot follow one that is known since ${before}.`, zh: `本次阶段变化的知悉日期 ${knownOn} 早于前一次的 ${before}，不得改写过去。` }, { knownOn, before });
}
