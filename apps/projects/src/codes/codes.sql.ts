import type { Day } from '@cornerstone/kernel/day';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import { nationalCode } from '@cornerstone/kernel/project-code';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { CodeChange } from './code-change.entity';
import { codeFits, codeRead, regionsAsked, type CodeGround } from './code.rules';

/**
 * For each code the project that has or had it, as known on a day: who had it on that day, else who has it now, else who had it last.
 * A code that was corrected may be one project's now and another's before.
 */
export async function findByCodes(tx: Tx, codes: readonly string[], asOf: Day | null): Promise<(Project | null)[]> {
  const raws = await query<{ asked: string } & Record<string, unknown>>(tx, `/* findProject */ select distinct on (k.asked) k.asked, p.* from unnest($1::text[]) k(asked)
    cross join lateral (select id, 2 as turn, null::date as since from project where code = k.asked union all select project_id, 1, known_on from code_change where earlier = k.asked) held
    join ${tableAsOf(tx, Project, asOf, { column: 'id', keys: 'array(select id from project where code = any($1) union all select project_id from code_change where earlier = any($1))' })} p on p.id = held.id and p.withdrawn_on is null
    order by k.asked, (p.code = k.asked) desc, held.turn desc, held.since desc, p.id`, [codes]);
  const found = new Map(raws.map((raw) => [raw.asked, hydrate(tx, Project, raw)]));
  return codes.map((code) => found.get(code) ?? null);
}

/** By code, the project that had it rightly and has another now: a source that still writes the old one means it. */
export async function formerHolders(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ earlier: string; id: string }>(tx, "/* formerHolders */ select distinct on (earlier) earlier, project_id as id from code_change where earlier = any($1) and change = 'NEW' order by earlier, known_on desc, turn desc", [codes]);
  return new Map(rows.map(({ earlier, id }) => [earlier, id]));
}

export async function lastChangeOf(tx: Tx, projectId: string): Promise<CodeChange | null> {
  const [row] = await select(tx, CodeChange, '/* lastChangeOf */ select * from code_change where project_id = $1 order by turn desc limit 1', [projectId]);
  return row ?? null;
}

/** Refuses what is no national code or cannot be this project's. */
export type Fitting = (text: string, kind: CodeGround['kind']) => void;

/** The same for many codes, asked once. */
export async function groundOf(tx: Tx, texts: readonly string[]): Promise<Fitting> {
  const asked = [...new Set(texts.flatMap((text) => { const code = nationalCode(text); return code ? regionsAsked(code) : []; }))];
  if (asked.length === 0) return (text) => { codeRead(text); };
  const regions = await query<{ code: string }>(tx, '/* codeRegions */ select code from region_copy where code = any($1)', [asked]);
  const types = await query<{ form: string; type: string; kind: CodeGround['kind'] }>(tx, '/* codeTypes */ select form, type, kind from code_type');
  return (text, kind) => {
    const code = codeRead(text);
    codeFits(code, { regions: regions.flatMap((each) => (regionsAsked(code).includes(each.code) ? each.code : [])), kind: types.find(({ form, type }) => form === code.form && type === code.type)?.kind ?? null }, kind);
  };
}

export const requireFitting = async (tx: Tx, text: string, kind: CodeGround['kind']): Promise<void> => { codeRead(text); (await groundOf(tx, [text]))(text, kind); };
