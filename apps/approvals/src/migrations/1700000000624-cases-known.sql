-- Lists of cases of a past day.
call keep_known('approval_case', '{}');
call protect('approval_case_known', 'may_see(known_in)');
