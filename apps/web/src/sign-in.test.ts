import { whereOneWas } from './sign-in';

describe('back to where one was 登录后回到原页面', () => {
  it('keeps the page and its filters', () => {
    expect(whereOneWas('/projects/2020-410105?lang=en')).toBe('/projects/2020-410105?lang=en');
    expect(whereOneWas('/explorer?query=Portfolio')).toBe('/explorer?query=Portfolio');
  });
  it.each([['//evil.example'], ['/\\evil.example'], ['https://evil.example/'], ['javascript:alert(1)'], ['/signed-in?code=1'], [''], [undefined], [{}]])('goes to the start page instead of %p', (from) => {
    expect(whereOneWas(from)).toBe('/');
  });
});
