/** What a look at the log finds wrong; docs/audit.md says what each means and what to do. */
export type LogFaultKind =
  | 'ALTERED' | 'MISSING' | 'GAP' | 'UNCHAINED'
  | 'AUDIT_ALTERED' | 'AUDIT_MISSING' | 'AUDIT_UNCHAINED'
  | 'OTHER_HEAD' | 'CUT' | 'HEAD_FORGED' | 'HEADS_MISSING';

/** `position` in the chain, for a head the position it names; `auditId` of the audit row; `detail` for people. */
export interface LogFault { fault: LogFaultKind; position: number | null; eventId: string | null; auditId: string | null; detail?: string }

export const aFault = (fault: LogFaultKind, where: Partial<Omit<LogFault, 'fault'>>): LogFault => ({ fault, position: null, eventId: null, auditId: null, ...where });
