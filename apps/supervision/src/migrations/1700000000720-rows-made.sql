-- Of which projects rows are kept: one that was withdrawn may have none, and what its facts say of that only the chain can tell. Who is not named here is worked out at the next start (portfolio/kept.sql.ts).
create table portfolio_made (id text primary key);
-- The owner reads both of all projects.
alter table portfolio_row no force row level security;
alter table portfolio_past no force row level security;
insert into portfolio_made select id from portfolio_row union select id from portfolio_past;
alter table portfolio_row force row level security;
alter table portfolio_past force row level security;
call protect('portfolio_made', '(select sees_all()) is not null or exists (select 1 from project_copy p where p.id = portfolio_made.id)');
call rebuildable('portfolio_made');
revoke insert, update on portfolio_made from :app;
