import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { services } from '../services';
import { newMigration } from './migration';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const [place = '', name = ''] = process.argv.slice(2);
const file = newMigration(root, place, name);
process.stderr.write(file === null ? `Usage: npm run migration -- <${[...services, 'shared'].join('|')}> <name-in-small-letters>\n` : `${relative(root, file)}\n`);
process.exit(file === null ? 2 : 0);
