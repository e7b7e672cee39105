-- Up to where the relay has sent: everything is sent in order, so one place says it, instead of a mark on each event.
create table relay_place (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into relay_place (position)
  select coalesce((select min(position) - 1 from event_position where sent_at is null), (select max(position) from event_position), 0);
drop index event_position_unsent;
alter table event_position drop column sent_at;

-- What has no place in the order yet: numbering an event takes it out.
alter table pending drop constraint pending_event_id_key;
delete from pending where event_id in (select event_id from event_position);

-- What is recorded and not yet sent.
create view unsent as
  select event_id from pending union all select event_id from event_position where position > (select position from relay_place);

revoke all on relay_place, unsent from :app;
revoke insert on relay_place from :worker;

-- A service looks at its start whether its migrations are there.
grant select on migration to :worker;
