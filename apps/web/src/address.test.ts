import { carried, search } from './address';

describe('the address 地址', () => {
  const params = new URLSearchParams('as=gov&lang=en&region=410300&stage=RESERVED&stage=PREWORK');

  it('sets, replaces and removes', () => {
    expect(search(params, { region: undefined, stage: ['COMPLETED'], year: '2024' })).toBe('?as=gov&lang=en&stage=COMPLETED&year=2024');
    expect(search(new URLSearchParams(), {})).toBe('');
  });
  it('carries reader and language to the next page, not the filters', () => {
    expect(carried(params).toString()).toBe('as=gov&lang=en');
  });
});
