-- Lists of issues of a past day.
call keep_known('issue', '{}');
call protect('issue_known', 'may_see(known_in)');
