-- The chain covers the audit: each event carries the number and the digest of the audit row it was recorded with. Older events have none.
alter table event add column audit_id bigint, add column audit_digest bytea, add constraint audit_whole check ((audit_id is null) = (audit_digest is null));

-- Whose audit it is, so that it can be asked for by project. Older rows have none.
alter table audit add column project_id text;
create index audit_by_project on audit (project_id, id) where project_id is not null;

-- A change is shown to its author, to the department that made it, and to who may read the audit; within their regions all of them.
drop policy seen on audit;
create policy seen on audit for select to :app using (may_see(region_paths) and (
  actor_id = nullif(current_setting('app.actor', true), '')
  or department_id = any(string_to_array(nullif(current_setting('app.departments', true), ''), ','))
  or 'audit' = any(string_to_array(nullif(current_setting('app.scopes', true), ''), ','))));
-- Nobody writes in another's name.
create policy written on audit for insert to :app with check (may_see(region_paths) and actor_id = nullif(current_setting('app.actor', true), ''));

-- What a row was on a day may be known to everybody who may see the row, but not who changed it: "as of" reads here.
-- The view has its owner's rights, and the owner sees by region alone.
create policy told on audit for select to current_user using (may_see(region_paths));
create view change_known as select entity, entity_id, version, known_on, before is null as is_first, after from audit;
revoke all on change_known from :app, :worker;
grant select on change_known to :app, :worker;

-- A place in the chain is given once.
revoke update on event_position from :worker;
