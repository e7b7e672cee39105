-- Lists and volumes of the reserve library, lists and rates of leads of a past day.
call keep_known('reserve_entry', '{}');
call protect('reserve_entry_known', 'may_see(known_in)');
call keep_known('lead', '{}');
call protect('lead_known', 'may_see(known_in)');
create index reserve_entry_known_of_project on reserve_entry_known (project_id);
