-- Digest of what a row said of the project itself (owner, dates, content): a corrected row is told from one that another list has overruled since.
alter table import_change add column said text;
