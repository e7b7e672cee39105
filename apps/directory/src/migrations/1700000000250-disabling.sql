-- Why a person was last disabled or enabled; the audit keeps each reason.
alter table person add column standing_reason text;
grant update (disabled, standing_reason, version) on person to :app;

-- Someone of the whole country lies in no region of ours, and must be disabled all the same.
create policy told_of_people on event for insert to :app with check (type = 'directory.person.defined.v1');
create policy kept_of_people on audit for insert to :app with check (entity = 'person');
