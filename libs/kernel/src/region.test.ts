import { isWithin, regionCode } from './region';

describe('a region 区划', () => {
  it('takes six digits, of a zone as of a county', () => {
    expect([regionCode('410105'), regionCode('419901')]).toEqual(['410105', '419901']);
  });

  it.each(['', '41010', '4101055', '41010a', '４１０１０５', '410105\n', '410000.410100'])('refuses %j', (code) => {
    expect(() => regionCode(code)).toThrow(expect.objectContaining({ rule: 'region.not-a-code' }));
  });

  it('lies within itself and what is above it', () => {
    for (const above of ['410000', '410000.410100', '410000.410100.410105']) expect(isWithin('410000.410100.410105', above)).toBe(true);
  });

  it('does not lie within what is below it or beside it', () => {
    expect(isWithin('410000.410100', '410000.410100.410105')).toBe(false);
    expect(isWithin('410000.410300.410325', '410000.410100')).toBe(false);
  });

  it('goes by the place in the tree, not by the digits', () => {
    expect(isWithin('410000.419001', '410000.41900')).toBe(false);
    expect(isWithin('410000.4101001', '410000.410100')).toBe(false);
    expect(isWithin('410000.410100.419901', '410000.410100')).toBe(true);
  });
});
