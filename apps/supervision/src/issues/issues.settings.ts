import type { EscalationSetting } from './escalation.rules';

/** Our figure where none is published: a week a level. */
export const escalation: EscalationSetting = { everyDays: 7 };
