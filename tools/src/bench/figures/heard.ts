import type { Statement } from '@cornerstone/testing/statements';

/** Milliseconds on the one clock that all processes of the machine share. */
export const now = (): number => performance.timeOrigin + performance.now();

/** A piece of work within a request: a function of a library, from its call to its end. */
export interface Span { name: string; at: number; ms: number }

/** One fetch of the query plan: from the plan's asking for it to what the plan may go on with. */
export interface Fetch { service: string; query: string; at: number; ms: number; /** Sent: person and body signed. */ sentAt: number; /** The head of the answer is there. */ answeredAt: number }

/** One HTTP request as an app saw it. Zero: it did not come so far. */
export interface Visit {
  kind: 'visit'; app: string; trace: string; path: string; at: number;
  /** The app begins to read the body; has it whole. */
  bodyFrom: number; bodyTo: number;
  /** Apollo Server has the operation; has the answer as text. */
  graphFrom: number; graphTo: number;
  /** The gateway's plan is known; all its fetches are joined. */
  planFrom: number; planTo: number;
  /** The answer is with the operating system. */
  writtenAt: number;
  bytesIn: number; bytesOut: number;
  fetches: Fetch[]; statements: Statement[]; spans: Span[];
}

/** What an app did that no request waited for: statements of relay and inbox, messages sent and received. */
export interface Aside { kind: 'aside'; app: string; name: string; at: number; ms: number; count: number }

export type Heard = Visit | Aside;
