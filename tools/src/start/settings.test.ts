import { resolve } from 'node:path';
import { readSettings, REPOSITORY } from './settings';

describe('read the settings 读取设置', () => {
  it('needs none', () => {
    expect(readSettings({}, [])).toMatchObject({ port: 4000, host: '127.0.0.1', folder: resolve(REPOSITORY, '.cornerstone'), databaseUrl: undefined, brokers: undefined, demonstration: true, loadData: true, json: false });
  });

  it('keeps files in a folder of its own, or where it is told, and never shows a key', () => {
    expect(readSettings({ CORNERSTONE_DATA: '/data' }, []).files).toEqual({ FILES: 'folder:/data/files' });
    const bucket = { FILES: 's3://house/files', FILES_S3_ENDPOINT: 'http://minio:9000', FILES_S3_ACCESS_KEY: 'house', FILES_S3_SECRET_KEY: 'secret' };
    expect(readSettings(bucket, []).files).toEqual(bucket);
    expect(() => readSettings({ ...bucket, FILES_S3_ENDPOINT: 'minio', FILES_S3_ACCESS_KEY: '' }, [])).toThrow(/^(?![^]*secret)[^]*FILES_S3_ACCESS_KEY is needed for s3:\/\/\n[^]*FILES_S3_ENDPOINT must be an http/);
  });

  it('takes an empty variable for none', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', NODE_ENV: '' }, []).port).toBe(4000);
  });

  it('names every wrong one at once, and no password', () => {
    const read = (): unknown => readSettings({ PORT: '99999', DATABASE_URL: 'mysql://root:secret@db', KAFKA_BROKERS: 'broker', OIDC_ISSUER: 'http://login.example', NODE_ENV: 'prod', LOG_LEVEL: 'loud' }, []);
    expect(read).toThrow(`Wrong settings:
  PORT must be a number from 1 to 65535 (it is "99999")
  DATABASE_URL must be a postgres://user:password@host:port/database address of an administrator
  KAFKA_BROKERS must be host:port, several of them joined by commas (it is "broker")
  OIDC_ISSUER must be an https:// address (it is "http://login.example")
  NODE_ENV must be development, test or production (it is "prod")
  LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent (it is "loud")`);
  });

  it('names one that is misspelt, instead of going on without it', () => {
    expect(() => readSettings({ KAFKA_BROKER: 'kafka:9092' }, [])).toThrow('Wrong settings:\n  KAFKA_BROKER is no setting; KAFKA_BROKERS is');
  });

  it('prefers the flag to the variable', () => {
    expect(readSettings({ PORT: '4001' }, ['--port', '4002', '--no-demo', '--json'])).toMatchObject({ port: 4002, loadData: false, json: true });
  });

  it('refuses an unknown flag with the usage', () => {
    expect(() => readSettings({}, ['--verbose'])).toThrow("Unknown option '--verbose'. Usage: npm start -- [--port N] [--no-demo] [--json]");
  });

  it('has no demonstration in production, and wants to know who signs people in', () => {
    expect(readSettings({ NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example' }, [])).toMatchObject({ demonstration: false, loadData: false });
    expect(() => readSettings({ NODE_ENV: 'production' }, [])).toThrow('OIDC_ISSUER is needed in production');
  });
});
