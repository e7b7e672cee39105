import { execFileSync } from 'node:child_process';
import { curl } from './curl';

/** What a shell makes of the command, with `curl` put in the place of a word printer. */
function words(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync('sh', ['-c', script], { env: { CORNERSTONE_TOKEN: 'from-env' } }).toString().split('\0').slice(0, -1);
}

describe('copy as curl', () => {
  const call = { origin: 'http://localhost:4000', query: 'query A($n: String) {\n  project(code: $n) { name }\n}\n', variables: '{ "n": "it\'s $HOME `x`" }', lang: 'zh' } as const;

  it('survives the shell with quotes, newlines and dollars', () => {
    const sent = words(curl({ ...call, token: 't.o.k' }));
    expect(sent).toEqual(expect.arrayContaining(['http://localhost:4000/graphql', 'accept-language: zh-CN', 'authorization: Bearer t.o.k']));
    expect(JSON.parse(sent.at(-1) ?? '')).toEqual({ query: call.query, variables: { n: "it's $HOME `x`" } });
  });
  it('keeps a pasted token out of the clipboard', () => {
    expect(words(curl(call))).toContain('authorization: Bearer from-env');
  });
  it('leaves out variables that are not JSON yet', () => {
    expect(JSON.parse(words(curl({ ...call, variables: '{ "n": ' })).at(-1) ?? '')).toEqual({ query: call.query });
  });
});
