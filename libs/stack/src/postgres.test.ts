import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { dropDatabase, provision, type DatabaseUrls } from './databases';
import { choosePorts } from './ports';
import { startPostgres, type Postgres } from './postgres';
import { openSecrets, type Secrets } from './secrets';

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

let folder: string;
let port: number;
let database: Postgres;
let secrets: Secrets;
const start = (): Promise<Postgres> => startPostgres({ folder, port, fsync: false });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postgres-')); // 0700: out of reach of the account the server runs as
  port = (await choosePorts(['postgres'] as const)).postgres;
  database = await start();
  secrets = await openSecrets(folder);
}, 60_000);

afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});

describe('start PostgreSQL 启动数据库', () => {
  it('speaks UTF-8, orders by code point and keeps Shanghai time', async () => {
    const [row] = await ask<{ encoding: string; zone: string; upper: string; idle: string }>(database.adminUrl,
      `select current_setting('server_encoding') encoding, current_setting('timezone') zone, upper('é省') upper, current_setting('idle_in_transaction_session_timeout') idle`);
    expect(row).toEqual({ encoding: 'UTF8', zone: 'Asia/Shanghai', upper: 'É省', idle: '10s' });
  });

  it('wants the password', async () => {
    const wrong = new URL(database.adminUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('refuses a second server on the same folder', async () => {
    await expect(start()).rejects.toThrow(/^PostgreSQL is already running on .*postgres \(process \d+\)/);
  });

  it('keeps data over a restart', async () => {
    await ask(database.adminUrl, `create table kept as select '开工' as word`);
    await database.stop();
    database = await start();
    expect(await ask(database.adminUrl, 'select word from kept')).toEqual([{ word: '开工' }]);
  });

  it('comes back after kill -9, even when its old number belongs to another program', async () => {
    process.kill(database.pid, 'SIGKILL');
    await database.exited;
    const file = join(folder, 'postgres/postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [process.pid, ...lines.slice(1)].join('\n'));
    database = await start();
    expect(await ask(database.adminUrl, 'select word from kept')).toEqual([{ word: '开工' }]);
  });

  it('says what to do when the secrets no longer fit', async () => {
    await database.stop();
    const kept = await readFile(join(folder, 'secrets.json'));
    await rm(join(folder, 'secrets.json'));
    await expect(start()).rejects.toThrow('The database does not accept the password in secrets.json');
    await writeFile(join(folder, 'secrets.json'), kept, { mode: 0o600 });
    database = await start();
  });
});

describe('provision a service 开通服务数据库', () => {
  let projects: DatabaseUrls;
  let funding: DatabaseUrls;

  it('is safe to repeat, and to run twice at once', async () => {
    [projects, projects, funding] = await Promise.all(['projects', 'projects', 'funding'].map((service) => provision(database.adminUrl, service, secrets))) as [DatabaseUrls, DatabaseUrls, DatabaseUrls];
    expect(await provision(database.adminUrl, 'projects', secrets)).toEqual(projects);
  });

  it('lets the owner make tables and the others use only what they are given', async () => {
    await ask(projects.ownerUrl, 'create table project (id int); grant select on project to projects_app');
    expect(await ask(projects.appUrl, 'select * from project')).toEqual([]);
    await expect(ask(projects.workerUrl, 'select * from project')).rejects.toThrow('permission denied');
    await expect(ask(projects.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
  });

  it.each(['app', 'worker'] as const)('gives the %s role no rights beyond its database', async (role) => {
    const rows = await ask(projects[`${role}Url`], `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
      (select datdba = r.oid from pg_database where datname = current_database()) owns, (select nspowner = r.oid from pg_namespace where nspname = 'public') owns_schema from pg_roles r where rolname = current_user`);
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false, rolreplication: false, owns: false, owns_schema: false }]);
  });

  it.each(['owner', 'app', 'worker'] as const)('keeps the %s role out of another service and of the shared databases', async (role) => {
    for (const other of ['funding', 'postgres', 'template1']) {
      const url = new URL(projects[`${role}Url`]);
      url.pathname = `/${other}`;
      await expect(ask(url.href, 'select 1')).rejects.toThrow('permission denied for database');
    }
  });

  it('puts a password back in step with the secrets', async () => {
    await ask(database.adminUrl, `alter role funding_app password 'other'`);
    await expect(ask(funding.appUrl, 'select 1')).rejects.toThrow('password authentication failed');
    await provision(database.adminUrl, 'funding', secrets);
    expect(await ask(funding.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('works for an administrator who is no superuser', async () => {
    await ask(database.adminUrl, `create role chief login createdb createrole password 'chief'`);
    await ask(database.adminUrl, 'grant connect on database postgres to chief');
    const chief = new URL(database.adminUrl);
    chief.username = 'chief';
    chief.password = 'chief';
    const urls = await provision(chief.href, 'elements', secrets);
    expect(await provision(chief.href, 'elements', secrets)).toEqual(urls);
    expect(await ask(urls.ownerUrl, 'create table element (id int)')).toEqual([]);
  });

  it('refuses what is no name', async () => {
    await expect(provision(database.adminUrl, 'projects"; drop', secrets)).rejects.toThrow('not a service name');
  });

  it('drops a database with its roles', async () => {
    await dropDatabase(database.adminUrl, 'funding');
    await dropDatabase(database.adminUrl, 'funding');
    expect(await ask(database.adminUrl, `select rolname from pg_roles where rolname like 'funding%'`)).toEqual([]);
  });
});
