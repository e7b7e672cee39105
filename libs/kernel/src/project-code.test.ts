import { nationalCode } from './project-code';

describe('the national project code 投资项目统一代码', () => {
  it('takes the code of the standard, a functional zone included', () => {
    expect(nationalCode('2509-320193-89-01-544060')).toEqual({ code: '2509-320193-89-01-544060', form: 'MONTH', region: '320193', type: '01' });
  });

  it('takes a code from before the standard, which begins with the year', () => {
    expect(nationalCode('2018-410105-48-03-012345')).toMatchObject({ form: 'YEAR', region: '410105', type: '03' });
    expect(nationalCode('2013-410105-48-03-012345')).not.toBeNull();
  });

  it('never refuses on the last digit: its formula is not published', () => {
    for (const digit of '0123456789X') expect(nationalCode(`2509-320193-89-01-54406${digit}`)).not.toBeNull();
  });

  it.each(['', '2513-320193-89-01-544060', '2500-320193-89-01-544060', '2509-32019-89-01-544060', '2509-320193-89-01-54406', '250932019389-01-544060', '2509-320193-89-01-544060 ', '1950-320193-89-01-544060', '２５０９-320193-89-01-544060'])('does not take %j for one', (text) => {
    expect(nationalCode(text)).toBeNull();
  });
});
