import { misspelt } from './misspelt';

const KNOWN = ['PORT', 'KAFKA_BROKERS', 'DATABASE_URL', 'LOG_LEVEL'];
const found = (...names: string[]): string[] => misspelt(Object.fromEntries(names.map((name) => [name, 'x'])), KNOWN).map(({ name, meant }) => `${name} ${meant}`);

describe('a misspelt setting 拼错的设置', () => {
  it.each(['KAFKA_BROKER', 'KAFKA_BROKERSS', 'KAFKA_BORKERS', 'KAFKA_BROKARS', 'kafka_brokers', 'KAFKA-BROKERS', 'AFKA_BROKERS'])('is seen in %s', (name) => {
    expect(found(name)).toEqual([`${name} KAFKA_BROKERS`]);
  });

  it.each(['PROT', 'PATH', 'KAFKA', 'KAFKA_SERVICE_PORT', 'DATABASE', 'WORKER_DATABASE_URL', 'DATABASE_URL_2', ''])('is not seen in %s', (name) => {
    expect(found(name)).toEqual([]);
  });

  it('is not seen where the right one is given, too', () => {
    expect(found('KAFKA_BROKER', 'KAFKA_BROKERS')).toEqual([]);
    expect(misspelt({ KAFKA_BROKER: undefined }, KNOWN)).toEqual([]);
  });
});
