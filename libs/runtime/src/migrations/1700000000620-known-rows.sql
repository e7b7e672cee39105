-- Rows as they were known: a copy of a recorded table with a row for each span of days in which the audit says the same of it. Derived from
-- the audit and written with it: what was known on a day is one comparison, whatever has happened since. `apart`: columns that lists do not
-- ask for, those above all that change with every report (kept as the table's comment). Called again it is made anew from the audit, with the columns of then:
-- so does a migration that adds a column to the table. Row security is said beside it, by the places of the change (known_in).
create procedure keep_known(kept regclass, apart text[]) language plpgsql as $procedure$
declare
  known text := format('%I', kept::text || '_known');
  ignored text := quote_literal((apart || '{id}')::text);
  columns text[];
  names text;
begin
  select array_agg(quote_ident(attname) order by attnum) into columns from pg_attribute where attrelid = kept and attnum > 0 and not attisdropped and attname <> all (apart) and attname <> 'id';
  names := array_to_string(columns, ', ');
  execute format('drop table if exists %s', known);
  execute format('create table %s as select id, %s from %s where false', known, names, kept);
  execute format('alter table %s add column known_in text[] not null, add column known_from date not null, add column known_until date not null, add primary key (id, known_from)', known);

  -- Laid over each other in order of version, as laid_over does: the latest change is the highest, so it lies over every day from its own on.
  execute format($made$
    create or replace function keep_%1$s() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
    declare
      told jsonb := new.after - %2$s::text[];
      since date := (select min(known_from) from %1$s where id = new.entity_id);
      begun jsonb;
      seen text;
    begin
      if new.before is not null and told = '{}' and since <= new.known_on then return null; end if;
      if since is null or new.known_on < since then
        if new.before is not null then
          -- Known since a day before all that was said of it: as it was entered. Who writes may not see that change, being of a region that it has come to later.
          seen := current_setting('app.regions', true);
          perform set_config('app.regions', '*', true);
          select after - %2$s::text[] into begun from audit where entity = new.entity and entity_id = new.entity_id and before is null order by version limit 1;
          perform set_config('app.regions', coalesce(seen, ''), true);
        end if;
        insert into %1$s select n.* from jsonb_populate_record(null::%1$s, coalesce(begun, '{}') || told
          || jsonb_build_object('id', new.entity_id, 'known_in', to_jsonb(new.region_paths), 'known_from', new.known_on, 'known_until', coalesce(since, 'infinity'))) n;
      else
        insert into %1$s select n.* from %1$s k, jsonb_populate_record(k, jsonb_build_object('known_from', new.known_on)) n
          where k.id = new.entity_id and k.known_from < new.known_on and new.known_on < k.known_until;
        update %1$s set known_until = new.known_on where id = new.entity_id and known_from < new.known_on and new.known_on < known_until;
      end if;
      update %1$s k set (known_in, %3$s) = (select new.region_paths, %4$s from jsonb_populate_record(k, told) n) where id = new.entity_id and known_from >= new.known_on and told <> '{}';
      return null;
    end $body$ $made$, known, ignored, names, 'n.' || array_to_string(columns, ', n.'));
  execute format('create or replace trigger keep_%s after insert on audit for each row when (new.entity = %L) execute function keep_%s()', known, kept, known);

  alter table audit no force row level security;
  execute format($filled$
    insert into %1$s
    with change as materialized (select entity_id, version, known_on, before is null as is_first, after - %2$s::text[] as after, region_paths from audit where entity = %3$L),
    told as materialized (select * from change where is_first or after <> '{}'),
    since as (select entity_id, min(known_on) as day from change group by entity_id),
    day as (select entity_id, day from since union select t.entity_id, t.known_on from told t join since s on s.entity_id = t.entity_id and t.known_on > s.day),
    state as (select d.entity_id, d.day, laid_over(t.after order by t.version) as after, (array_agg(to_jsonb(t.region_paths) order by t.version desc))[1] as paths
      from day d join told t on t.entity_id = d.entity_id and (t.is_first or t.known_on <= d.day) group by d.entity_id, d.day)
    select n.* from (select after || jsonb_build_object('id', entity_id, 'known_in', paths, 'known_from', day, 'known_until', lead(day, 1, 'infinity') over (partition by entity_id order by day)) as row from state) s,
      jsonb_populate_record(null::%1$s, s.row) n $filled$, known, ignored, kept::text);
  alter table audit force row level security;
  execute format('analyze %s', known);

  -- Seen by nobody until a migration says by whom.
  execute format('alter table %s enable row level security', known);
  execute format('alter table %s force row level security', known);
  execute format('comment on table %s is %L', known, apart);
  execute format('create policy kept on %s to current_user using (true) with check (true)', known);
  execute format('revoke insert, update on %s from :app, :worker', known);
end $procedure$;
