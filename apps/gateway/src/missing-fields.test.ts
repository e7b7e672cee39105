import type { GraphQLFormattedError } from 'graphql';
import { atEachField, lostTo } from './lost';
import { missingFields } from './missing-fields';

const lost = (...paths: (string | number)[][]) => lostTo('funding', 'en', paths);
const paths = (errors: readonly GraphQLFormattedError[], data: unknown) => missingFields(errors, data, 'en').map(({ path }) => path);

describe('find the missing fields 缺失字段', () => {
  it('names a null field and nothing that is there or was not asked for', () => {
    expect(paths(lost(['a', 'funds'], ['a', 'name'], ['a', '__typename']), { a: { funds: null, name: 'x' } })).toEqual([['a', 'funds']]);
  });

  it('names once the object that several missing fields took with them', () => {
    expect(paths(lost(['list', 1, 'x'], ['list', 1, 'y']), { list: [{ x: 1, y: 1 }, null] })).toEqual([['list', 1]]);
  });

  it('keeps the fields\' own paths when the whole answer is null', () => {
    expect(paths(lost(['a'], ['b']), null)).toEqual([['a'], ['b']]);
  });

  it('leaves other errors as they are', () => {
    const refusal = { message: 'no', path: ['a', 'b'], extensions: { code: 'FORBIDDEN' } };
    expect(missingFields([refusal, { message: 'no path' }], { a: null }, 'en')).toEqual([refusal, { message: 'no path' }]);
  });

  it('shortens each service\'s own list', () => {
    const data = { list: Array.from({ length: 70 }, () => ({ x: null, y: null })) };
    const errors = [...lostTo('funding', 'en', data.list.map((_, at) => ['list', at, 'x'])), ...lostTo('elements', 'en', [['list', 0, 'y']])];
    const told = missingFields(errors, data, 'en');
    expect(told.map(({ extensions }) => extensions?.['service'])).toEqual([...Array.from({ length: 51 }, () => 'funding'), 'elements']);
    expect(told[50]).toEqual({ message: '20 more like this: The funding service does not answer now; its fields are empty.', extensions: { code: 'UNAVAILABLE', rule: 'gateway.service-unavailable', service: 'funding', details: { more: 20 } } });
  });
});

describe('spread a refusal over the fields it emptied 拒绝的范围', () => {
  const places = [['_entities', 0, 'x'], ['_entities', 1, 'x'], ['_entities', 1, 'y']];
  const spread = (path?: (string | number)[]) => atEachField([{ message: 'no', ...(path && { path }) }], places).map((error) => error.path);

  it('is all of them without a path, its own with an entity\'s, and itself with a field\'s', () => {
    expect(spread()).toEqual(places);
    expect(spread(['_entities'])).toEqual(places);
    expect(spread(['_entities', 1])).toEqual(places.slice(1));
    expect(spread(['_entities', 1, 'y'])).toEqual([['_entities', 1, 'y']]);
    expect(spread(['_entities', 1, 'y', 0, 'z'])).toEqual([['_entities', 1, 'y', 0, 'z']]);
  });
});
