import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import { withClient } from './database-client';
import { ROLES, type Role, type Secrets } from './secrets';

export interface DatabaseUrls { ownerUrl: string; appUrl: string; workerUrl: string }

type Passwords = Pick<Secrets, 'rolePassword'>;

const roleOf = (service: string, role: Role): string => `${service}_${role}`;

/** Service names become identifiers, here and in topics: lower case, as in Kafka and in URLs. */
function checkName(service: string): void {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(service)) throw new Error(`not a service name: ${JSON.stringify(service)}`);
}

export function databaseUrls(adminUrl: string, service: string, secrets: Passwords): DatabaseUrls {
  checkName(service);
  const of = (role: Role): string => {
    const url = new URL(adminUrl);
    url.username = roleOf(service, role);
    url.password = secrets.rolePassword(service, role);
    url.pathname = `/${service}`;
    return url.href;
  };
  return { ownerUrl: of('owner'), appUrl: of('app'), workerUrl: of('worker') };
}

/** The service's database and its three roles, made or put right. Safe to repeat, and to run from several programs at once. */
export async function provision(adminUrl: string, service: string, secrets: Passwords): Promise<DatabaseUrls> {
  const urls = databaseUrls(adminUrl, service, secrets);
  const database = escapeIdentifier(service);
  const [owner, app, worker] = ROLES.map((role) => escapeIdentifier(roleOf(service, role)));

  await alone(adminUrl, async (client) => {
    for (const role of ROLES) await ensureRole(client, roleOf(service, role), secrets.rolePassword(service, role));
    // An admin who is no superuser may give a database only to a role he belongs to.
    await client.query(`/* joinOwner */ do $$ begin
      if not (select rolsuper from pg_roles where rolname = current_user) then grant ${owner} to current_user; end if; end $$`);
    const { rows } = await client.query('/* findDatabase */ select 1 from pg_database where datname = $1', [service]);
    await client.query(rows.length === 0
      ? `/* createDatabase */ create database ${database} owner ${owner} template template0 encoding 'UTF8'`
      : `/* giveDatabase */ alter database ${database} owner to ${owner}`);
    await client.query(`/* closeDatabase */ revoke all on database ${database} from public`);
    await client.query(`/* openDatabase */ grant connect on database ${database} to ${app}, ${worker}`);
  });
  await alone(inDatabase(adminUrl, service), async (client) => {
    await client.query(`/* giveSchema */ alter schema public owner to ${owner}`);
    await client.query('/* closeSchema */ revoke all on schema public from public');
    await client.query(`/* openSchema */ grant usage on schema public to ${app}, ${worker}`);
  });
  return urls;
}

/** Deletes the service's database with all that is in it, and its roles. */
export async function dropDatabase(adminUrl: string, service: string): Promise<void> {
  checkName(service);
  await alone(adminUrl, async (client) => {
    await client.query(`/* dropDatabase */ drop database if exists ${escapeIdentifier(service)} with (force)`);
    for (const role of ROLES) await client.query(`/* dropRole */ drop role if exists ${escapeIdentifier(roleOf(service, role))}`);
  });
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rows } = await client.query('/* findRole */ select 1 from pg_roles where rolname = $1', [role]);
  const name = escapeIdentifier(role);
  if (rows.length === 0) await client.query(`/* createRole */ create role ${name}`);
  await client.query(`/* setRole */ alter role ${name} login nocreatedb nocreaterole password ${escapeLiteral(password)}`);
  // Only a superuser may say these, and only a superuser can have given them.
  await client.query(`/* limitRole */ do $$ begin
    if (select rolsuper from pg_roles where rolname = current_user) then alter role ${name} nosuperuser noreplication nobypassrls; end if; end $$`);
}

function inDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Two provisioners at once would both see a role missing; the lock goes with the session. */
const alone = (url: string, work: (client: Client) => Promise<void>): Promise<void> =>
  withClient({ connectionString: url }, async (client) => {
    await client.query("/* oneAtATime */ select pg_advisory_lock(hashtext('cornerstone.provision'))");
    await work(client);
  });
