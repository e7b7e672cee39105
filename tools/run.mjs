// Runs a TypeScript program of the house as one file, in this process: node tools/run.mjs tools/src/cli/main.ts …
import { enableCompileCache, setSourceMapsSupport } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/cornerstone/compiled', import.meta.url)));
// Lines of our sources in faults; the maps of packages are as many again, and nobody reads them.
setSourceMapsSupport(true, { nodeModules: false });
process.argv.splice(1, 1);
const program = process.argv[1] = resolve(process.argv[1]);
// By its address: who imports it otherwise does so at once.
const { built } = await import(new URL('../libs/stack/src/built.ts', import.meta.url).href);
await import(pathToFileURL((await built([program])).get(program)).href);
