-- A resumption is not before the suspension it ends. Null for what was suspended before this column: the audit knows no day for it.
alter table project add column suspended_on date;
