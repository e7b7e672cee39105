import { officerDemandChanged } from '@cornerstone/events/projects-leaders';
import type { projectLevels } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { reasonOf } from '@cornerstone/kernel/text';

export interface OfficerDemandTold { regionCode: string; level: (typeof projectLevels)[number] | null; asked: boolean; reason: string }

/** What a text asks where nobody has set anything: 002 三(四) of Luohe (411100), 重点项目警官负责制, for every project on a list. */
export const OFFICERS_ASKED_BY_TEXTS = ['410000.411100'] as const;

/** P7 (002): whether projects of a region and list need a police officer is set with a reason; the deepest region decides. */
export const setOfficerDemand = ({ regionCode, level, asked, reason }: OfficerDemandTold, knownOn: Day) =>
  officerDemandChanged.of(knownOn, { regionCode, level, asked, reason: reasonOf(reason, 'P7.demand-without-reason') });
