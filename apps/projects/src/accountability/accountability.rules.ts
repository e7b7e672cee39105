import { contradictionRaised, type contradictionKinds } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import type { Sentence } from '@cornerstone/kernel/rejection';

export type ContradictionKind = (typeof contradictionKinds)[number];
/** P9: who said what, and what was found instead. */
export interface Contradiction { kind: ContradictionKind; responsibleId: string; said: Sentence; found: Sentence; evidenceId?: string | null; reportId?: string | null; verificationId?: string | null; oddFindingId?: string | null }

/** The fact that others hear: what contradicts, not who answers for it. */
export const foundContradiction = (accountabilityId: string, { kind, said, found, evidenceId = null, reportId = null, verificationId = null }: Contradiction, knownOn: Day) =>
  contradictionRaised.of(knownOn, { accountabilityId, kind, explanation: `${said.zh}；${found.zh}`, explanationEn: `${said.en}; ${found.en}`, evidenceId, reportId, verificationId });
