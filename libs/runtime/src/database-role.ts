import type { DataSource } from 'typeorm';

/** Why rows would not be hidden from this connection's role; null where row security holds, whatever the role is called. */
export async function tooMightyRole(source: DataSource): Promise<string | null> {
  const [role] = await source.query<{ passes: boolean; owns: boolean }[]>(`/* role */ select rolsuper or rolbypassrls as passes,
    exists (select 1 from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'member')) as owns from pg_roles where rolname = current_user`);
  if (role?.passes) return 'must not be a role that row security does not hold';
  return role?.owns ? 'must not be the owner of the tables: row security would not hold' : null;
}
