-- "As of" tells no more than now: in this service it is about money.
create policy told_money on audit as restrictive for select to current_user using ((select has_scope('funds')));
