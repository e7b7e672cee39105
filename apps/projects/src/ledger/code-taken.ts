import { query, type Tx } from '@cornerstone/runtime/transaction';

/** Also by a project that the person may not see: a code is given once. */
export async function codeTaken(tx: Tx, code: string): Promise<boolean> {
  const [answer] = await query<{ taken: boolean }>(tx, '/* codeTaken */ select code_taken($1) as taken', [code]);
  return answer?.taken ?? false;
}
