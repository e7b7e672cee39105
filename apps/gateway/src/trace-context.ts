import { randomUUID } from 'node:crypto';

/** https://www.w3.org/TR/trace-context/#traceparent-header, version 00; ids of zeros are invalid. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** 122 random bits: node keeps some ready for it, and asks the system for other random bytes each time. */
const hex = (): string => randomUUID().replaceAll('-', '');

/** The client's trace goes on; one that has none, or a malformed one, gets a new trace. */
export const traceOf = (given: string | undefined): string =>
  given !== undefined && TRACEPARENT.test(given) ? given : `00-${hex()}-${hex().slice(0, 16)}-01`;
