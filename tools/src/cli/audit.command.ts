import { Command } from 'commander';
import { showCommand } from './audit/show.command';
import { verifyCommand } from './audit/verify.command';

export const auditCommand = (): Command => [verifyCommand(), showCommand()]
  .reduce((audit, command) => audit.addCommand(command), new Command('audit').description('Who changed what, and whether the log is whole. · 审计'));
