import type { Day } from '@cornerstone/kernel/day';
import { tableAsOf } from '@cornerstone/runtime/as-of';
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
    join ${tableAsOf(tx, Project, asOf)} p on p.id = held.id and p.withdrawn_on is null
    order by k.asked, (p.code = k.asked) desc, held.turn desc, held.since desc, p.id`, [codes]);
  const found = new Map(raws.map((raw) => [raw.asked, hydrate(tx, Project, raw)]));
  return codes.map((code) => found.get(code) ?? null);
}

/** The project that had a code rightly and has another now, locked: a source that still writes the old one means it. */
export async function formerlyOf(tx: Tx, code: string): Promise<Project | null> {
  const [row] = await select(tx, Project, "/* formerlyOf */ select p.* from project p where p.id = (select project_id from code_change where earlier = $1 and change = 'NEW' order by known_on desc, turn desc limit 1) for update", [code]);
  return row ?? null;
}

export async function lastChangeOf(tx: Tx, projectId: string): Promise<CodeChange | null> {
  const [row] = await select(tx, CodeChange, '/* lastChangeOf */ select * from code_change where project_id = $1 order by turn desc limit 1', [projectId]);
  return row ?? null;
}

/** Refuses what is no national code or cannot be this project's. */
export async function requireFitting(tx: Tx, text: string, kind: CodeGround['kind']): Promise<void> {
  const code = codeRead(text);
  const [ground] = await query<CodeGround>(tx, '/* codeGround */ select array(select code from region_copy where code = any($1)) as regions, (select kind from code_type where form = $2 and type = $3) as kind', [regionsAsked(code), code.form, code.type]);
  if (ground) codeFits(code, ground, kind);
}
