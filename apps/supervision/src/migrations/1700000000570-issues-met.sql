-- Since when the rule that found an issue says that what it is about is done, or due no more.
alter table issue add column met_on date;
