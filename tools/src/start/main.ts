import { run } from './run';

process.exit(await run());
