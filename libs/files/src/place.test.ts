import { faultsOfPlace, openPlace } from './place';

describe('where files lie: settings 文件存储设置', () => {
  it('is a folder, a bucket, or nowhere', async () => {
    expect(await openPlace({})).toBeNull();
    expect(await openPlace({ FILES: 'folder:/var/lib/files' })).toMatchObject({ store: { name: 'folder:/var/lib/files' }, incoming: '/var/lib/files/incoming' });
    expect((await openPlace({ FILES: 's3://house', FILES_S3_ACCESS_KEY: 'a', FILES_S3_SECRET_KEY: 'b' }))?.store.name).toBe('s3://house/');
    expect((await openPlace({ FILES: 's3://house/a/b', FILES_S3_ACCESS_KEY: 'a', FILES_S3_SECRET_KEY: 'b' }))?.store.name).toBe('s3://house/a/b/');
  });

  it.each([
    [{}, ''], [{ FILES: 'folder:/var' }, ''], [{ FILES: '/var' }, 'FILES'], [{ FILES: 'folder:' }, 'FILES'], [{ FILES: 's3://' }, 'FILES'], [{ FILES: 's3://A b' }, 'FILES'], [{ FILES: 'ftp://house' }, 'FILES'],
    [{ FILES: 's3://house' }, 'FILES_S3_ACCESS_KEY,FILES_S3_SECRET_KEY'], [{ FILES: 's3://house', FILES_S3_ACCESS_KEY: 'a', FILES_S3_SECRET_KEY: 'b', FILES_S3_ENDPOINT: 'minio:9000' }, 'FILES_S3_ENDPOINT'],
  ])('%j has faults in: %s', (settings, faulty) => { expect(faultsOfPlace(settings).map(({ setting }) => setting).join()).toBe(faulty); });
});
