-- A batch is shown to whoever has a line of it, but its quota and what is allocated of it change within its own region only.
-- Locking a batch (for update, for no key update) asks this as well.
create policy of_their_region on fund_batch as restrictive for update to :app using (may_see(array[region_path])) with check (may_see(array[region_path]));
