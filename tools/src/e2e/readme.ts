import { readFileSync } from 'node:fs';
import { REPOSITORY } from './running-house';

export interface Documented { query: string; answer: unknown }

/** The query a document tells the reader to paste, and the answer it promises. */
export function documentedQuery(file: string): Documented {
  const text = readFileSync(`${REPOSITORY}${file}`, 'utf8');
  const body = /-d '(\{"query":.*\})'/.exec(text)?.[1];
  const answer = /```json\n([\s\S]*?)```/.exec(text)?.[1];
  if (!body || !answer) throw new Error(`${file} has no query with its answer`);
  return { query: (JSON.parse(body) as { query: string }).query, answer: JSON.parse(answer) };
}
