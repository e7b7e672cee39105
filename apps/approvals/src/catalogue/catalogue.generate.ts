import { catalogueOfFile } from './catalogue.file';
import type { Listed } from './catalogue.rules';

/** Writes the catalogue as SQL: `npx tsx apps/approvals/src/catalogue/catalogue.generate.ts > apps/approvals/src/migrations/…-catalogue-rows.sql`. */
const text = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);
const list = (values: readonly string[]): string => text(`{${values.join(',')}}`);
const columns: readonly (readonly [string, (row: Listed) => string])[] = [
  ['code', (row) => text(row.code)], ['name', (row) => text(row.name)], ['name_en', (row) => text(row.nameEn)], ['stage', (row) => text(row.stage)], ['stage_no', (row) => String(row.stageNo)],
  ['department', (row) => text(row.department)], ['department_kind', (row) => text(row.departmentKind)], ['kind', (row) => text(row.kind)], ['prerequisites', (row) => text(JSON.stringify(row.prerequisites))],
  ['statutory_days', (row) => String(row.statutoryDays)], ['day_kind', (row) => text(row.dayKind)], ['extension_days', (row) => String(row.extensionDays)], ['validity', (row) => text(row.validity)],
  ['committed_days_cap', (row) => String(row.committedDaysCap)], ['tolerable', (row) => String(row.tolerable)], ['promiseable', (row) => String(row.promiseable)], ['applies_to', (row) => list(row.appliesTo)],
  ['condition', (row) => text(row.condition)], ['conditional_kinds', (row) => list(row.conditionalKinds)], ['basis', (row) => text(row.basis)], ['note', (row) => text(row.note)],
];

const names = columns.map(([name]) => name);
const rows = (await catalogueOfFile()).map((row) => `  (${columns.map(([, value]) => value(row)).join(', ')})`);
process.stdout.write(`-- Generated from data/approval-catalogue.csv by catalogue.generate.ts. When the file changes, generate a new migration; a test holds the table against it.
insert into procedure (${names.join(', ')}) values
${rows.join(',\n')}
on conflict (code) do update set ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')};
`);
