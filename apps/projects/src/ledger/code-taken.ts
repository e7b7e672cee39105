import { nationalCode } from '@cornerstone/kernel/project-code';
import { newId } from '@cornerstone/runtime/ids';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/**
 * Also by a project that the person may not see, and by one that had it before: a code is given once. Whoever asks for the same national
 * code at the same moment waits for this transaction; others come from imports, one at a time, or are made here. `own`: the project that asks, whose own codes are no others'.
 */
export async function codeTaken(tx: Tx, code: string, own: string | null = null): Promise<boolean> {
  if (nationalCode(code)) await query(tx, "/* one asks for a code */ select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))", [code]);
  const [answer] = await query<{ taken: boolean }>(tx, '/* codeTaken */ select code_taken($1, $2) as taken', [code, own]);
  return answer?.taken ?? false;
}

/** Those of the codes that are taken; of many at once, waiting for each national one in the order of the codes. */
export async function codesTaken(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const national = codes.filter((code) => nationalCode(code)).toSorted();
  if (national.length > 0) await query(tx, "/* several ask for codes */ select pg_advisory_xact_lock(hashtextextended('code/' || code, 0)) from unnest($1::text[]) with ordinality c(code, at)", [national]);
  return new Set((await query<{ code: string }>(tx, '/* codesTaken */ select code from codes_taken($1) code', [codes])).map(({ code }) => code));
}

/** A code for a project that has no national one and no list's number. */
export const codeOfOurs = (): string => `CS-${newId('x').slice(-12).toUpperCase()}`;
