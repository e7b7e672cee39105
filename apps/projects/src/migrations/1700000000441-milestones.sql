-- Milestones scheduled backwards (P5), a row a version of the whole schedule.
create table schedule (
  id text primary key,
  project_id text not null references project (id),
  schedule_version integer not null check (schedule_version > 0),
  due date not null,
  starts_on date,
  milestones jsonb not null,
  reason text,
  set_by text not null,
  known_on date not null,
  unique (project_id, schedule_version)
);
call protect('schedule', 'exists (select 1 from project p where p.id = project_id)');

-- That a milestone is done. A correction is another row with a reason; the latest one known holds.
create table milestone_report (
  id text primary key,
  project_id text not null references project (id),
  name text not null,
  report_number integer not null check (report_number > 0),
  done_on date not null,
  evidence_digest text,
  reason text,
  reported_by text not null,
  known_on date not null check (known_on >= done_on),
  unique (project_id, name, report_number)
);
call protect('milestone_report', 'exists (select 1 from project p where p.id = project_id)');
