import { checkGatewaySettings } from '../config';

const KEY = `${'5a1c07be3f9d2468'.repeat(3)}9b4f0c6d2e81a735`;
const read = (settings: Record<string, string>) =>
  checkGatewaySettings({ SUBGRAPHS: JSON.stringify({ projects: { url: 'http://127.0.0.1:4101/graphql', key: KEY } }), OIDC_ISSUER: 'https://login.example', KAFKA_BROKERS: '127.0.0.1:9092', ...settings });

describe('settings of the limits 限制设置', () => {
  it('are the figures of docs/limits.md where nothing is said', () => {
    expect(read({})).toMatchObject({ config: { RATE_READS_PER_MINUTE: 600, RATE_MUTATIONS_PER_MINUTE: 60, RATE_IMPORTS_PER_MINUTE: 600, RATE_STRANGERS_PER_MINUTE: 300, OPERATIONS: 'free', TRUSTED_PROXIES: 0 } });
    expect(read({ NODE_ENV: 'production' })).toMatchObject({ config: { OPERATIONS: 'known', RATE_READS_PER_MINUTE: 600 } });
    expect(read({ NODE_ENV: 'production', OPERATIONS: 'free', RATE_READS_PER_MINUTE: '100000' })).toMatchObject({ config: { OPERATIONS: 'free', RATE_READS_PER_MINUTE: 100_000 } });
  });

  it('are refused by name, all at once', () => {
    const wrong = { RATE_READS_PER_MINUTE: '0', RATE_MUTATIONS_PER_MINUTE: '-1', RATE_IMPORTS_PER_MINUTE: '1.5', RATE_STRANGERS_PER_MINUTE: 'many', OPERATIONS: 'all', TRUSTED_PROXIES: '-1' };
    const checked = read(wrong);
    expect('faults' in checked ? checked.faults.map((fault) => fault.split(':')[0]).sort() : []).toEqual(Object.keys(wrong).sort());
  });
});
