-- Investment promotion (P12): what an investor intends, talks, the contract, how it landed.
create table lead (
  id text primary key,
  name text not null,
  investor text not null,
  chain text references sector_node (id),
  gap text not null,
  intended numeric(20,2) check (intended > 0),
  region_code text not null,
  region_path text not null,
  source text,
  status text not null,
  signed_on date,
  signed_amount numeric(20,2) check (signed_amount > 0),
  project_id text references project (id),
  round_id text references round (id),
  dropped_on date,
  drop_reason text,
  known_on date not null,
  version integer not null,
  check (num_nonnulls(signed_on, signed_amount, project_id) in (0, 3))
);
create index lead_by_region on lead (region_path);
create index lead_of_project on lead (project_id);
call protect('lead', 'may_see(array[region_path])');

create table lead_talk (
  id text primary key,
  lead_id text not null references lead (id),
  on_day date not null,
  participants text not null,
  outcome text not null,
  next_step text,
  recorded_by text not null,
  known_on date not null
);
create index lead_talk_of_lead on lead_talk (lead_id);
call protect('lead_talk', 'exists (select 1 from lead l where l.id = lead_id)');

create table lead_landing (
  id text primary key,
  lead_id text not null references lead (id),
  how text not null,
  on_day date not null,
  evidence text,
  recorded_by text not null,
  known_on date not null,
  unique (lead_id, how)
);
call protect('lead_landing', 'exists (select 1 from lead l where l.id = lead_id)');
