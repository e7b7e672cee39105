-- Here before and after are money: who may read an audit still needs the scope for that.
call protect_scope('audit', 'funds');
