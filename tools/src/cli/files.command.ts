import { join } from 'node:path';
import { faultsOfPlace, openPlace } from '@cornerstone/files/place';
import { verifyStore } from '@cornerstone/files/verify';
import { Command } from 'commander';
import { CommandFault } from './fault';
import { dataFolder } from './house';

/** Reads every stored file and holds it against its digest; the settings are the gateway's. */
async function verify(isJson: boolean): Promise<void> {
  const settings = { FILES: `folder:${join(dataFolder(), 'files')}`, ...process.env };
  const faults = faultsOfPlace(settings);
  const place = await openPlace(settings);
  if (faults.length > 0 || !place) throw new CommandFault(`Wrong settings:\n${faults.map(({ setting, fault }) => `  ${setting} ${fault}`).join('\n')}`, 2);
  const damaged: string[] = [];
  let whole = 0;
  try {
    for await (const { digest, isWhole } of verifyStore(place.store)) if (isWhole) whole += 1; else damaged.push(digest);
  } catch (fault) {
    throw new CommandFault(`${place.store.name} cannot be read: ${String(fault)}`, 2);
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ whole, damaged })}\n`);
  else process.stdout.write(`${whole} files are what their digests say.\n${damaged.map((digest) => `Damaged: ${digest}\n`).join('')}`);
  if (damaged.length > 0) throw new CommandFault(`${damaged.length} stored files are not what was uploaded: bring them back from a backup, or upload them again.`, 1);
}

export const filesCommand = (): Command => new Command('files').description('Uploaded files. · 上传文件')
  .addCommand(new Command('verify').description('Holds every stored file against its digest. · 校验已存文件摘要').option('--json', 'as JSON', false)
    .action(({ json }: { json: boolean }) => verify(json)));
