import { onServer } from '@cornerstone/testing/bridges';
import { cloneDatabase, type TestDatabase } from '@cornerstone/testing/test-database';
import { openDatabase } from './database';
import { tooMightyRole } from './database-role';

describe('the role of a service in its database 数据库角色', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await cloneDatabase('projects'); });
  afterAll(() => database.drop());

  const roleAt = async (url: string): Promise<string | null> => {
    const source = await openDatabase({ url, name: 'role', connections: 1 }, []);
    return tooMightyRole(source).finally(() => source.destroy());
  };

  it('sees what the row security lets it see', async () => {
    expect([await roleAt(database.appUrl), await roleAt(database.workerUrl)]).toEqual([null, null]);
  });

  it('is not the owner of the tables, nor one that may do as the owner, whatever it is called', async () => {
    expect(await roleAt(database.ownerUrl)).toMatch(/owner/);
    const { adminUrl } = JSON.parse(process.env['TEST_CLUSTER'] ?? '{}') as { adminUrl: string };
    await onServer(adminUrl, (client) => client.query("create role harmless login password 'x' in role projects_owner"));
    const harmless = Object.assign(new URL(database.appUrl), { username: 'harmless', password: 'x' });
    expect(await roleAt(harmless.href)).toMatch(/owner/);
    await onServer(adminUrl, (client) => client.query('drop role harmless'));
  });

  it('is not the administrator', async () => {
    const { adminUrl } = JSON.parse(process.env['TEST_CLUSTER'] ?? '{}') as { adminUrl: string };
    expect(await roleAt(adminUrl)).toMatch(/row security does not hold/);
  });

  it('reads the days of Shanghai, whatever the server and the machine say', async () => {
    const source = await openDatabase({ url: database.appUrl, name: 'role', connections: 1 }, []);
    expect(await source.query("/* day */ select ('2024-06-30T16:00:00Z'::timestamptz)::date::text as day")).toEqual([{ day: '2024-07-01' }]);
    await source.destroy();
  });
});
