-- A project whose import was taken back: nothing new is begun for it, what is known of days before stays.
alter table project_copy add column withdrawn boolean not null default false;
