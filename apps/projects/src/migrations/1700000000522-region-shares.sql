-- How the investment of a project of several regions is split (P8), a row a version; the highest one known by a day holds on it.
-- `shares`: [{"region": "410900" or null, "path": "410000.410900" or null, "weight": "2269000000.00"}], each region of the project once.
create table region_shares (
  id text primary key,
  project_id text not null references project (id),
  share_version integer not null check (share_version > 0),
  basis text not null check (basis in ('AMOUNT', 'SHARE')),
  shares jsonb not null,
  source text not null,
  reason text,
  set_by text not null,
  known_on date not null,
  unique (project_id, share_version)
);
call protect('region_shares', 'exists (select 1 from project p where p.id = project_id)');
