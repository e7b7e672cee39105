-- What the funding service tells stays with those who have the scope funds here too, as figures and as lines.
call protect_scope('fund_fact', 'funds');
call protect_scope('timeline_entry', 'funds', 'source <> ''funding''');
