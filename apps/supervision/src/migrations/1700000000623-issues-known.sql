-- Lists of issues of a past day.
call keep_known('issue', '{}');
