-- 三到现场 (F2): of which projects the presence of the responsible unit and person is asked, how near the start or the completion it has to be, and by when during works. The latest row by the day counts.
create table presence_setting (
  since date primary key,
  funds text[] not null,
  programmes text[] not null,
  days_around integer not null check (days_around >= 0),
  works_within_days integer not null check (works_within_days > 0)
);
insert into presence_setting values ('1949-10-01', '{CENTRAL_BUDGET}', '{中央预算内投资,中央预算内}', 15, 180);
call protect('presence_setting', 'signed_in()');
revoke insert, update on presence_setting from :app;

-- Who was on site: the unit that carried the project then, with the person who answers there. The end is written once.
create table site_presence (
  id text primary key,
  project_id text not null references project (id),
  stage text not null check (stage in ('START', 'WORKS', 'COMPLETION')),
  unit_id text not null references project_unit (id),
  "on" date not null,
  evidence_file_id text references stored_file (id),
  recorded_by text not null,
  known_on date not null check (known_on >= "on"),
  withdrawn_known_on date check (withdrawn_known_on >= known_on),
  withdraw_reason text,
  withdrawn_by text,
  check (num_nonnulls(withdrawn_known_on, withdraw_reason, withdrawn_by) in (0, 3))
);
create unique index site_presence_once on site_presence (project_id, stage, "on") where withdrawn_known_on is null;
call protect('site_presence', 'exists (select 1 from project p where p.id = project_id)');

-- Which kinds of money a project has: what came to it, less what went back. It says of whom presence is asked, and nothing in the graph shows an amount.
create table project_fund_copy (
  posting_id text primary key,
  project_id text not null,
  fund text not null,
  amount numeric(20,2) not null,
  known_on date not null
);
create index project_fund_copy_of_project on project_fund_copy (project_id);
call protect('project_fund_copy', 'exists (select 1 from project p where p.id = project_id)');
call rebuildable('project_fund_copy');
revoke insert, update on project_fund_copy from :app;
