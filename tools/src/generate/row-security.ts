export interface Protection { table: string; how: 'protect' | 'protect_scope'; what: string; unless: string | null }

const LOOP = /foreach (\w+) in array array\[([^\]]*)\] loop([\s\S]*?)end loop;/g;
const TEXT = "'((?:[^']|'')*)'";
const CALL = new RegExp(`\\bcall (protect|protect_scope)\\('(\\w+)'(?:::regclass)?, ?${TEXT}(?:, ?${TEXT})?\\)`, 'g');

/** A loop over the names of tables, written out: its variable and `format('… %s …', variable)` become each name in turn. */
const unrolled = (sql: string): string => sql.replace(LOOP, (_, variable: string, names: string, body: string) =>
  [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => body
    .replace(new RegExp(`format\\(${TEXT}, ${variable}\\)`, 'g'), (__, text: string) => `'${text.replaceAll('%s', name)}'`)
    .replace(new RegExp(`\\b${variable}(::\\w+)?\\b`, 'g'), `'${name}'`)).join('\n'));

/** Row security as a migration states it: `call protect('table', 'condition')` and `protect_scope`, alone or in a loop over tables. Refuses a call that it cannot read: a table that is not in the page would seem to be open. */
export function protectionsIn(sql: string): Protection[] {
  const text = unrolled(sql.replace(/--.*$/gm, ''));
  const read = [...text.matchAll(CALL)].map(([, how, table = '', what = '', unless]): Protection =>
    ({ table, how: how as Protection['how'], what: what.replaceAll("''", "'"), unless: unless?.replaceAll("''", "'") ?? null }));
  const calls = text.match(/\bcall protect(_scope)?\(/g)?.length ?? 0;
  if (calls !== read.length) throw new Error(`${calls - read.length} of ${calls} calls of protect cannot be read: write the table's name, or loop over an array of names`);
  return read;
}
