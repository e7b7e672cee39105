import { cornerstone } from './program';

const code = await cornerstone(process.argv.slice(2));
if (code !== 0) {
  // An end by exit() would cut off what is still on its way into a pipe.
  await new Promise<void>((resolve) => { process.stdout.write('', () => { resolve(); }); });
  process.exit(code);
}
