-- What of a project's total investment falls to each of its regions, by the owner's own figures: the rows of the latest split hold.
create table investment_share (
  id text primary key,
  split_id text not null,
  project_id text not null references project (id),
  region_code text not null,
  region_path text not null,
  investment numeric(20,2) not null check (investment >= 0),
  recorded_by text not null,
  known_on date not null,
  unique (split_id, region_code)
);
create index investment_share_of_project on investment_share (project_id, known_on desc, split_id desc);
call protect('investment_share', 'exists (select 1 from project p where p.id = project_id)');
