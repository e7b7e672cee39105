import type { LogFaultKind } from '@cornerstone/runtime/audit/faults';

/** What each fault means; docs/audit.md says what to do. */
export const faultWords: Readonly<Record<LogFaultKind, string>> = {
  ALTERED: 'the event, its place or its hash was changed · 事件、位次或哈希被改动',
  MISSING: 'the event is gone, its place is there · 事件被删除',
  GAP: 'places before this one are gone · 此前的位次缺失',
  UNCHAINED: 'an event without a place in the chain · 链外事件',
  AUDIT_ALTERED: 'the audit row was changed · 审计记录被改动',
  AUDIT_MISSING: 'the audit row is gone · 审计记录被删除',
  AUDIT_UNCHAINED: 'an audit row that no event was recorded with · 链外审计记录',
  OTHER_HEAD: 'a signed head says another hash: the history was rewritten · 与已签名链首不符，历史被改写',
  CUT: 'a signed head lies behind the end: the tail was cut off · 已签名链首超出链尾，尾部被截断',
  HEAD_FORGED: 'a head on the topic that the service did not sign · 链首签名不实',
  HEADS_MISSING: 'signed heads are missing from the topic · 链首缺失',
};
