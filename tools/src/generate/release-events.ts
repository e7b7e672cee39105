import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { breachLine, brokenPromises, releaseNow } from './events';

/** Makes the events of now the release that every later change is compared with; refuses while they break the last one. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const broken = await brokenPromises(root);
if (broken.length > 0) {
  process.stderr.write(`Not released, the events break the last release:\n${broken.map((breach) => `  ${breachLine(breach)}\n`).join('')}`);
  process.exit(1);
}
const [file, text] = releaseNow(root);
const isSame = await readFile(file, 'utf8') === text;
if (!isSame) await writeFile(file, text);
process.stdout.write(isSame ? 'The release is current.\n' : 'Released: libs/events/released.json, commit it.\n');
