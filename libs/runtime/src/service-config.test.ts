import { checkServiceSettings } from './service-config';

const right = {
  SERVICE_PORT: '4101', DATABASE_URL: 'postgres://projects_app:word@127.0.0.1:5432/projects', WORKER_DATABASE_URL: 'postgresql://projects_worker:word@127.0.0.1:5432/projects',
  KAFKA_BROKERS: '127.0.0.1:9092, other:9093', INTERNAL_KEY: '9b4f0c6d2e81a735'.repeat(3) + '0a1b2c3d4e5f6789',
};
const faults = (changed: Record<string, string | undefined>): string[] => {
  const checked = checkServiceSettings({ ...right, ...changed });
  return 'faults' in checked ? checked.faults.map((fault) => fault.split(':')[0] ?? '') : [];
};

describe('the settings of a service 服务配置', () => {
  it('are few, the rest have defaults', () => {
    expect(checkServiceSettings(right)).toEqual({
      config: { ...right, INTERNAL_KEY: [right.INTERNAL_KEY], SERVICE_HOST: '127.0.0.1', SERVICE_PORT: 4_101, KAFKA_BROKERS: ['127.0.0.1:9092', 'other:9093'], DATABASE_CONNECTIONS: 10, DEMONSTRATION: false, NODE_ENV: 'development', LOG_LEVEL: 'info' },
    });
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['INTERNAL_KEY', { INTERNAL_KEY: undefined }], ['INTERNAL_KEY', { INTERNAL_KEY: 'secret' }], ['INTERNAL_KEY', { INTERNAL_KEY: 'ab'.repeat(31) }], ['INTERNAL_KEY', { INTERNAL_KEY: '00'.repeat(32) }],
    ['INTERNAL_KEY', { INTERNAL_KEY: '0123456789abcdef'.repeat(4) }], ['INTERNAL_KEY', { INTERNAL_KEY: `${right.INTERNAL_KEY}a` }],
    ['INTERNAL_KEY', { INTERNAL_KEY: Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('hex') }], ['INTERNAL_KEY', { INTERNAL_KEY: `${right.INTERNAL_KEY},` }],
    ['INTERNAL_KEY', { INTERNAL_KEY: `${right.INTERNAL_KEY},${'00'.repeat(32)}` }], ['INTERNAL_KEY', { INTERNAL_KEY: `${right.INTERNAL_KEY},${right.INTERNAL_KEY}` }],
    ['DATABASE_URL', { DATABASE_URL: undefined }], ['DATABASE_URL', { DATABASE_URL: 'mysql://a:b@c/d' }], ['DATABASE_URL', { DATABASE_URL: 'postgres://projects_app@127.0.0.1' }],
    ['DATABASE_URL', { DATABASE_URL: right.DATABASE_URL.replace('_app', '_owner') }], ['WORKER_DATABASE_URL', { WORKER_DATABASE_URL: right.DATABASE_URL.replace('_app', '_owner') }],
    ['DATABASE_CONNECTIONS', { DATABASE_CONNECTIONS: '0' }], ['SERVICE_PORT', { SERVICE_PORT: '99999' }], ['SERVICE_PORT', { SERVICE_PORT: '' }], ['SERVICE_PORT', { SERVICE_PORT: '80.5' }], ['SERVICE_HOST', { SERVICE_HOST: '' }],
    ['KAFKA_BROKERS', { KAFKA_BROKERS: '' }], ['KAFKA_BROKERS', { KAFKA_BROKERS: 'broker' }], ['KAFKA_BROKERS', { KAFKA_BROKERS: 'a:1,,b:2' }],
    ['DEMONSTRATION', { DEMONSTRATION: 'yes' }], ['DEMONSTRATION', { DEMONSTRATION: 'False' }], ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TZ', { TZ: 'America/New_York' }], ['DATABASE_CONECTIONS', { DATABASE_CONECTIONS: '5' }], ['LOG_LEVLE', { LOG_LEVLE: 'debug' }],
  ])('name %s when it is wrong: %j', (name, changed) => {
    expect(faults(changed)).toEqual([name]);
  });

  it('take several keys while they change, the newest first', () => {
    const newer = `${'5a1c07be3f9d2468'.repeat(3)}9b4f0c6d2e81a735`;
    expect(checkServiceSettings({ ...right, INTERNAL_KEY: `${newer}, ${right.INTERNAL_KEY}` })).toMatchObject({ config: { INTERNAL_KEY: [newer, right.INTERNAL_KEY] } });
  });

  it('refuse the demonstration in production', () => {
    expect(faults({ DEMONSTRATION: 'true', NODE_ENV: 'production' })).toEqual(['DEMONSTRATION']);
    expect(faults({ DEMONSTRATION: 'true', NODE_ENV: 'development' })).toEqual([]);
    expect(faults({ DEMONSTRATION: 'false', NODE_ENV: 'production' })).toEqual([]);
  });

  it('tell all that is wrong at once', () => {
    expect(faults({ SERVICE_PORT: 'x', INTERNAL_KEY: 'x', KAFKA_BROKERS: undefined, DEMONSTRATION: 'true', NODE_ENV: 'production' }).sort()).toEqual(['DEMONSTRATION', 'INTERNAL_KEY', 'KAFKA_BROKERS', 'SERVICE_PORT']);
  });

  it('say that one is missing', () => {
    expect(checkServiceSettings({ ...right, INTERNAL_KEY: undefined, SERVICE_PORT: undefined })).toEqual({ faults: ['SERVICE_PORT: is missing', 'INTERNAL_KEY: is missing'] });
  });

  it('never repeat a secret', () => {
    const checked = checkServiceSettings({ ...right, INTERNAL_KEY: 'hunter2hunter2', DATABASE_URL: 'mysql://a:hunter2@b/c' });
    expect(JSON.stringify(checked)).not.toContain('hunter2');
  });
});
