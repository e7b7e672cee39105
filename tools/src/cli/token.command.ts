import { Command } from 'commander';
import { tokenFor } from './house';

export const tokenCommand = (): Command => new Command('token').description('Prints a bearer token of a demonstration person. · 演示令牌')
  .option('--as <login>', 'who: clerk.zz, clerk.ly, drc, fin, land, eco, housing, gov, sup, dev, ops', 'drc')
  .action(async ({ as }: { as: string }) => { process.stdout.write(`${await tokenFor(as)}\n`); });
