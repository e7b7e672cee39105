import { access } from 'node:fs/promises';
import { rotateSigningKeys, signingKeysFile } from '@cornerstone/runtime/signing-keys';
import { lock } from '@cornerstone/stack/file-lock';
import { Command } from 'commander';
import { CommandFault } from './fault';
import { dataFolder } from './house';

const clock = (time: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(time);

/** Makes a new signing key for the demonstration's issuer; one that runs takes it up by itself. */
async function rotate(): Promise<string> {
  const file = signingKeysFile(dataFolder());
  await access(file).catch((): never => { throw new CommandFault('There are no signing keys here: npm start makes them, where no OIDC_ISSUER is named (or name its folder in CORNERSTONE_DATA).', 2); });
  const turn = await lock(`${file}.lock`);
  try {
    const { kid, signsFrom, before, beforeRetires } = await rotateSigningKeys(file, Date.now());
    return `New key ${kid}: shown now, signs from ${clock(signsFrom)}.\nKey ${before} is shown until ${clock(beforeRetires)}.\n`;
  } finally {
    await turn.release();
  }
}

export const keysCommand = (): Command => new Command('keys').description('The signing keys of the demonstration\'s sign-in. · 签名密钥')
  .addCommand(new Command('rotate').description('Makes a new key, without a restart; every 90 days. · 轮换签名密钥').action(async () => { process.stdout.write(await rotate()); }));
