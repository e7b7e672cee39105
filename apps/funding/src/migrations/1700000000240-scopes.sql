-- Money before it is published is for those who have the scope funds; what is told of it as well.
call protect_scope('fund_batch', 'funds');
call protect_scope('fund_line', 'funds');
call protect_scope('posting', 'funds');
call protect_scope('entry', 'funds');
call protect_scope('fund_issue', 'funds');
call protect_scope('fund_import', 'funds');
call protect_scope('event', 'funds');
