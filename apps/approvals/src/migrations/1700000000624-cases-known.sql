-- Lists of cases of a past day.
call keep_known('approval_case', '{}');
