-- What a region's copy knows of its end: the first day on which it is none any more, and what took its place.
alter table region_copy add column ended_on date;
alter table region_copy add column successors text[] not null default '{}';
