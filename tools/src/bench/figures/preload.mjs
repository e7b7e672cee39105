// Given to every process of a house by NODE_OPTIONS: in the apps it listens, in all others it does nothing.
// Plain JavaScript, since it stands before tsx, which is to read the rest of it.
import { isMainThread } from 'node:worker_threads';

const app = process.argv.map((word) => /\/apps\/([a-z]+)\/src\/main\.ts$/.exec(word)?.[1]).find(Boolean);
if (isMainThread && app && process.env.FIGURES_TO) {
  await import('tsx');
  const { listen } = await import('./listen.ts');
  await listen(app, process.env.FIGURES_TO);
}
