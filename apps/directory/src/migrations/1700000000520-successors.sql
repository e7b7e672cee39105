-- When an abolished region ended and what took its place (data/region-changes.csv).
alter table region add column ended_on date;
alter table region add column successors text[] not null default '{}';
alter table region add column change_source text;
