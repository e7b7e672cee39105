-- Where the works are (P9): a polygon, or a centre and a radius in metres. A new declaration is a new row; the latest known one holds.
create table project_site (
  id text primary key,
  project_id text not null references project (id),
  points jsonb not null,
  radius integer check (radius > 0),
  set_by text not null,
  known_on date not null
);
create index project_site_of_project on project_site (project_id, known_on, id);
call protect('project_site', 'exists (select 1 from project p where p.id = project_id)');

-- Pictures of the works with place, time and digest (P9); never changed.
create table evidence (
  id text primary key,
  project_id text not null references project (id),
  file_id text not null references stored_file (id),
  kind text not null check (kind in ('PHOTO', 'VIDEO', 'DRONE', 'SATELLITE')),
  taken_at timestamptz not null,
  lon numeric(10,7) check (lon between -180 and 180),
  lat numeric(10,7) check (lat between -90 and 90),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  about text check (about in ('REPORT', 'MILESTONE', 'START')),
  report_id text references report (id),
  milestone text,
  added_by text not null,
  known_on date not null,
  check ((lon is null) = (lat is null)),
  check ((about is not distinct from 'REPORT') = (report_id is not null) and (about is not distinct from 'MILESTONE') = (milestone is not null))
);
create unique index evidence_once on evidence (project_id, file_id, about, report_id, milestone) nulls not distinct;
call protect('evidence', 'exists (select 1 from project p where p.id = project_id)');

-- Whose evidence has which bytes, of all regions: a file used again elsewhere is found by whoever adds it. Ids and digests only; nothing in the graph shows a row.
create table evidence_use (
  evidence_id text primary key,
  project_id text not null,
  digest text not null
);
create index evidence_use_by_digest on evidence_use (digest);
call protect('evidence_use', 'signed_in()');

-- Who said what, and what was found instead (P9). Read by those who hold people to account, and by the person concerned.
create table accountability (
  id text primary key,
  project_id text not null references project (id),
  kind text not null check (kind in ('EVIDENCE_OUTSIDE', 'FILE_REUSED', 'PROGRESS_GAP', 'ODD_REPORTS')),
  responsible_id text not null,
  said text not null,
  said_en text not null,
  found text not null,
  found_en text not null,
  evidence_id text,
  report_id text,
  verification_id text,
  odd_finding_id text,
  found_by text not null,
  known_on date not null
);
create index accountability_of_project on accountability (project_id);
create index accountability_of_person on accountability (responsible_id);
call protect('accountability', 'exists (select 1 from project p where p.id = project_id)');
create policy accountable on accountability as restrictive for select to :app
  using (responsible_id = nullif(current_setting('app.actor', true), '') or (select has_scope('accountability')));

-- Thresholds that no text gives; the latest known one of a name holds, else the default of the program.
create table proof_setting (
  id text primary key,
  name text not null,
  value numeric(12,4) not null,
  reason text not null,
  set_by text not null,
  known_on date not null,
  version integer not null
);
create index proof_setting_by_name on proof_setting (name, known_on, id);
call protect('proof_setting', 'signed_in()');

-- Progress measured independently (P9), beside what was reported by then; never changed.
create table verification (
  id text primary key,
  project_id text not null references project (id),
  measured_on date not null,
  measured numeric(7,4) not null check (measured between 0 and 100),
  method text not null,
  verifier_id text not null,
  note text,
  evidence_ids text[] not null,
  report_id text references report (id),
  reported numeric(7,4),
  gap numeric(7,4),
  recorded_by text not null,
  known_on date not null,
  check ((report_id is null) = (reported is null) and (reported is null) = (gap is null))
);
create index verification_of_project on verification (project_id, measured_on);
call protect('verification', 'exists (select 1 from project p where p.id = project_id)');

-- A draw of projects to be verified (P9): one for a scope and a period, so that nobody draws until the sample suits.
create table verification_plan (
  id text primary key,
  region_code text not null,
  region_paths text[] not null,
  year integer not null,
  quarter integer,
  month integer,
  week integer,
  level text,
  programme text,
  population integer not null,
  drawn integer not null,
  seed text not null,
  due_on date not null,
  drawn_by text not null,
  known_on date not null,
  version integer not null
);
create unique index verification_plan_once on verification_plan (region_code, year, quarter, month, week, level, programme) nulls not distinct;
call protect('verification_plan', 'may_see(region_paths)');

create table verification_due (
  id text primary key,
  plan_id text not null references verification_plan (id),
  project_id text not null references project (id),
  stratum text not null,
  opens_on date not null,
  due_on date not null,
  known_on date not null,
  verification_id text references verification (id),
  done_known_on date,
  overdue_known_on date,
  check ((verification_id is null) = (done_known_on is null))
);
create index verification_due_of_plan on verification_due (plan_id);
create index verification_due_open on verification_due (project_id) where verification_id is null;
create index verification_due_late on verification_due (due_on) where verification_id is null and overdue_known_on is null;
call protect('verification_due', 'exists (select 1 from project p where p.id = project_id)');

-- Live video and dust feeds of a site (P9); the end is written once.
create table project_feed (
  id text primary key,
  project_id text not null references project (id),
  kind text not null check (kind in ('VIDEO', 'DUST')),
  address text not null,
  since date not null,
  registered_by text not null,
  known_on date not null,
  retired_on date check (retired_on >= since),
  retire_reason text,
  retired_by text,
  retired_known_on date check (retired_known_on >= known_on),
  check (num_nonnulls(retired_on, retire_reason, retired_by, retired_known_on) in (0, 4))
);
create index project_feed_of_project on project_feed (project_id);
create unique index project_feed_once on project_feed (project_id, kind, address) where retired_on is null;
call protect('project_feed', 'exists (select 1 from project p where p.id = project_id)');

-- What is statistically odd in a project's reports (P9): each run or test once, with its numbers.
create table odd_finding (
  id text primary key,
  project_id text not null references project (id),
  kind text not null,
  print text not null,
  from_year integer not null,
  from_month integer,
  from_week integer,
  to_year integer not null,
  to_month integer,
  to_week integer,
  report_ids text[] not null,
  numbers jsonb not null,
  explanation text not null,
  explanation_en text not null,
  known_on date not null,
  unique (project_id, print)
);
call protect('odd_finding', 'exists (select 1 from project p where p.id = project_id)');

-- How many reports of a project have been looked through: the next look is at those that have more.
create table odd_look (
  project_id text primary key references project (id),
  reports integer not null
);
call protect('odd_look', 'exists (select 1 from project p where p.id = project_id)');

-- Where projects must have a police officer (P7), by region and list; the latest known row of a region and level holds.
create table officer_demand (
  id text primary key,
  region_code text not null,
  region_paths text[] not null,
  level text,
  asked boolean not null,
  reason text not null,
  set_by text not null,
  known_on date not null,
  version integer not null
);
create index officer_demand_of_region on officer_demand (region_code, level, known_on, id);
call protect('officer_demand', 'signed_in()');
