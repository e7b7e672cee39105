import { whatFailed } from './failure';

describe('why an app does not start 启动失败原因', () => {
  it('leaves what the compiler says of a broken file as it is', () => {
    const said = 'Transform failed with 1 error:\n/house/apps/projects/src/progress/progress.rules.ts:3:7: ERROR: Expected ";" but found "is"';
    expect(whatFailed(new Error(said))).toBe(said);
  });

  it('names the first place of ours of any other fault', () => {
    const fault = new TypeError('no such thing');
    fault.stack = 'TypeError: no such thing\n    at f (/house/node_modules/typeorm/index.js:1:1)\n    at /house/apps/projects/src/slices.ts:7:3\n    at g (/house/libs/runtime/src/service.ts:1:1)';
    expect(whatFailed(fault)).toBe('TypeError: no such thing\nat /house/apps/projects/src/slices.ts:7:3');
  });
});
