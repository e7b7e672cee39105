import { Command, CommanderError } from 'commander';
import { auditCommand } from './audit.command';
import { clockCommand } from './clock.command';
import { eventsCommand } from './events.command';
import { filesCommand } from './files.command';
import { GraphRefused, GraphUnreachable } from '../graph-client';
import { exportCommand } from './export.command';
import { CommandFault } from './fault';
import { importCommand } from './import.command';
import { keysCommand } from './keys.command';
import { tokenCommand } from './token.command';

const withAllBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withAllBelow)];

/** Exit codes: 0 done, 1 refused and nothing changed, 2 wrong usage or no house to talk to. */
export async function cornerstone(args: readonly string[]): Promise<0 | 1 | 2> {
  const program = new Command('cornerstone').description('Works with a running Cornerstone. · 基石命令行');
  for (const command of [importCommand(), exportCommand(), eventsCommand(), auditCommand(), filesCommand(), clockCommand(), tokenCommand(), keysCommand()]) program.addCommand(command);
  for (const command of withAllBelow(program)) command.exitOverride().showHelpAfterError();
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (!(thrown instanceof CommandFault || thrown instanceof GraphRefused || thrown instanceof GraphUnreachable)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    return thrown instanceof CommandFault ? thrown.exitCode : thrown instanceof GraphRefused ? 1 : 2;
  }
}
