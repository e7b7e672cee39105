import { placeOf } from './quarters';

describe('quarters of the war map 作战图季度', () => {
  it.each([['2024-03', 'Q1'], ['2024-Q2', 'Q2'], ['2024-09-30', 'Q3'], ['2024-12', 'Q4'], ['2024', 'YEAR'], ['2025-01', 'OTHER'], [null, 'OTHER'], ['年底', 'OTHER']])('%s of 2024 stands under %s', (said, place) => {
    expect(placeOf(said, 2024)).toBe(place);
  });
});
