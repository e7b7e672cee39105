#!/usr/bin/env -S node --disable-warning=TimeoutNegativeWarning
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)));
await import('../run.mjs');
