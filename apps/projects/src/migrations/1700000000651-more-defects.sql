-- Kinds that time brings to light besides: a quarter's session that was not held (002: at each quarter's end), what was signed and has not landed, an account of capacity that was not opened or whose day has passed, presence on site.
-- The texts leave the days open.
alter table defect_setting no force row level security;
insert into defect_setting values
  ('SESSION_NOT_HELD', '1949-10-01', true, 15, 'LOW'), ('LEAD_NOT_LANDED', '1949-10-01', true, 180, 'MEDIUM'), ('CAPACITY_ACCOUNT_MISSING', '1949-10-01', true, 90, 'LOW'), ('CAPACITY_OVERDUE', '1949-10-01', true, 0, 'MEDIUM'),
  ('PRESENCE_MISSING', '1949-10-01', true, 0, 'MEDIUM');
alter table defect_setting force row level security;
create index lead_signed on lead (signed_on) where status = 'SIGNED';
