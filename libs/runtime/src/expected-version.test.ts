import { requireVersion } from './expected-version';

describe('the version a person saw 已见版本', () => {
  it('is the one that is there, or is not asked for', () => {
    for (const seen of [3, null, undefined]) expect(() => { requireVersion(seen, 3); }).not.toThrow();
  });

  it.each([0, 2, 4, -1])('is refused when it is %s and 3 is there', (seen) => {
    expect(() => { requireVersion(seen, 3); }).toThrow(expect.objectContaining({ code: 'CONFLICT', rule: 'access.stale-version', details: { expected: seen, found: 3 } }));
  });
});
