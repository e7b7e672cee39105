import type { DataOf } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { partAdded, partRemoved, type partKinds } from '@cornerstone/events/projects-structure';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

export type PartKind = (typeof partKinds)[number];
/** One time a project was part of another. */
export interface Membership { id: string; wholeId: string; since: Day; knownOn: Day; endedOn: Day | null; endedKnownOn: Day | null }
export interface Whole { id: string; stage: DataOf<typeof projectRegistered>['stage'] }

/** What lies around the two: all that the whole is part of, itself included; the steps from the topmost to the lowest if they are joined; how many may be. */
export interface Surroundings { above: readonly string[]; steps: number; deepest: number }
export interface AddPartCommand { membershipId: string; kind: PartKind; since: Day; reason: string }
export interface RemovePartCommand { on: Day; reason: string }

/**
 * P8: one 打捆 package has one code and many sub-projects, a line is built in sections and a project in phases. A project is part of one
 * whole at a time, never of itself, whatever lies between.
 */
export function addPart(part: { id: string }, whole: Whole, before: readonly Membership[], { above, steps, deepest }: Surroundings, { membershipId, kind, since, reason }: AddPartCommand, knownOn: Day) {
  if (above.includes(part.id)) throw new Rejection('P8.part-in-a-circle', { en: 'The whole is this project, or part of it.', zh: '所属整体即本项目，或已是本项目的组成部分。' }, { partId: part.id, wholeId: whole.id });
  if (whole.stage === 'REMOVED' || whole.stage === 'CANCELLED') throw new Rejection('P8.whole-takes-no-parts', { en: `A ${whole.stage.toLowerCase()} project takes no parts.`, zh: '已调退或取消的项目不再纳入组成项目。' }, { stage: whole.stage });
  if (since > knownOn) throw new Rejection('P8.part-since-in-future', { en: `${since} is after ${knownOn}, the day it is known.`, zh: `纳入日期 ${since} 晚于知悉日期 ${knownOn}。` }, { since, knownOn });
  const open = before.find(({ endedOn }) => endedOn === null);
  if (open) throw new Rejection('P8.part-of-another', { en: 'The project is part of one whole already: take it out of that first.', zh: '该项目已属于某一整体，请先移出。' }, { wholeId: open.wholeId });
  const overlapping = before.find((each) => each.endedOn !== null && (since < each.endedOn || (each.endedKnownOn !== null && knownOn < each.endedKnownOn)));
  if (overlapping) throw new Rejection('P8.part-overlaps-earlier', { en: `It was part of another until ${overlapping.endedOn}; a new membership begins and is known later.`, zh: `该项目此前属于其他整体至 ${overlapping.endedOn}，不得与之重叠。` }, { until: overlapping.endedOn, knownOn: overlapping.endedKnownOn });
  if (steps > deepest) throw new Rejection('P8.part-too-deep', { en: `Parts of parts would lie ${steps} steps deep, at most ${deepest} may.`, zh: `组成层级将达 ${steps} 层，最多 ${deepest} 层。` }, { steps, deepest });
  return partAdded.of(knownOn, { membershipId, wholeId: whole.id, kind, since, reason: reasonOf(reason, 'P8.part-without-reason') });
}

/** P8: it ends once, with a reason, and stays in the history. */
export function removePart(before: readonly Membership[], { on, reason }: RemovePartCommand, knownOn: Day) {
  const open = before.find(({ endedOn }) => endedOn === null);
  if (!open) throw new Rejection('P8.not-a-part', { en: 'The project is part of no other.', zh: '该项目不属于任何整体。' });
  if (on > knownOn) throw new Rejection('P8.part-removal-in-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `移出日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (on < open.since || knownOn < open.knownOn) throw new Rejection('P8.part-removed-before-added', { en: `It is part since ${open.since}, known since ${open.knownOn}.`, zh: `该项目自 ${open.since} 起纳入，知悉日期为 ${open.knownOn}。` }, { on, knownOn, since: open.since, addedKnownOn: open.knownOn });
  return partRemoved.of(knownOn, { membershipId: open.id, wholeId: open.wholeId, on, reason: reasonOf(reason, 'P8.part-removal-without-reason') });
}
