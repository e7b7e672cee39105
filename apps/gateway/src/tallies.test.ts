import { Histogram, Registry } from 'prom-client';
import { Tally, Times } from './tallies';

describe('figures of every request 请求计数', () => {
  it('are told as prom-client tells times', async () => {
    const told = { name: 'times', help: 'Of "something".', buckets: [0.005, 0.1, 1] };
    const [register, times] = [new Registry(), new Times({ ...told, label: 'route' })];
    const known = new Histogram({ ...told, labelNames: ['route'], registers: [register] });
    expect(times.text()).toBe(`${await register.metrics()}`.replace(/\n*$/, '\n'));
    for (const [route, seconds] of [['/graphql', 0.001], ['/graphql', 0.005], ['/graphql', 0.5], ['/graphql', 7], ['a "\\\nb', 0.1]] as const) {
      times.observe(route, seconds);
      known.observe({ route }, seconds);
    }
    const lines = (text: string): string[] => text.trim().split('\n').sort();
    expect(lines(times.text())).toEqual(lines(await register.metrics()));
  });

  it('are added up, and told once', async () => {
    const register = new Registry();
    const tally = new Tally({ name: 'asked_total', help: 'Asked.', labelNames: ['who', 'how'], registers: [register] });
    const add = (who: string, how: string): void => { tally.add(who, how); };
    for (const who of ['one', 'two', 'one']) add(who, 'POST');
    const lines = async (): Promise<string[]> => (await register.metrics()).split('\n').filter((line) => line.startsWith('asked_total'));
    expect(await lines()).toEqual(['asked_total{who="one",how="POST"} 2', 'asked_total{who="two",how="POST"} 1']);
    add('two', 'POST');
    expect(await lines()).toEqual(['asked_total{who="one",how="POST"} 2', 'asked_total{who="two",how="POST"} 2']);
  });
});
