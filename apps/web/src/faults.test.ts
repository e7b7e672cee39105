import { faultAt, faultFrom, silentServices } from './faults';

const down = (service: string, ...path: string[]) => faultFrom({ message: 'down', path, extensions: { code: 'UNAVAILABLE', service } });

describe('faults 异常', () => {
  it('name each silent service once', () => {
    expect(silentServices([down('funding', 'project', 'funding'), down('funding', 'project', 'guarantees'), down('elements')])).toEqual(['funding', 'elements']);
  });
  it('say which field is missing because of them', () => {
    expect(faultAt([down('funding', 'project', 'funding')], 'funding')?.service).toBe('funding');
    expect(faultAt([down('funding', 'project', 'funding')], 'issues')).toBeUndefined();
  });
  it('are read from whatever a server sends', () => {
    expect(faultFrom('nonsense')).toEqual({ code: 'INTERNAL', message: '', path: [] });
    expect(faultFrom({ path: ['a', 0], extensions: null })).toMatchObject({ path: ['a', '0'] });
  });
});
