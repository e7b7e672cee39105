import { choiceFrom, DEFAULT_YEAR } from './filters';

const from = (search: string) => choiceFrom(new URLSearchParams(search));

describe('filters in the address 地址里的筛选', () => {
  it('are what the graph is asked', () => {
    expect(from('year=2023&region=410300&level=CITY&stage=RESERVED&stage=PREWORK&sector=交通&unit=WAN&asOf=2023-06-30')).toEqual({
      filter: { year: 2023, region: '410300', level: 'CITY', stage: ['RESERVED', 'PREWORK'], sector: '交通' }, year: 2023, unit: 'WAN', asOf: '2023-06-30',
    });
  });
  it('leave out what the graph would refuse', () => {
    expect(from('year=soon&level=TOWN&stage=DREAMT&kind=&unit=EUR&asOf=yesterday&text=%20')).toEqual({ filter: { year: DEFAULT_YEAR }, year: DEFAULT_YEAR, unit: 'YI' });
  });
});
