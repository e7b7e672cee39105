import { Command } from 'commander';
import { dlqCommand } from './events/dlq.command';
import { exportCommand } from './events/export.command';
import { replayCommand } from './events/replay.command';
import { statusCommand } from './events/status.command';
import { tailCommand } from './events/tail.command';

export const eventsCommand = (): Command => [tailCommand(), exportCommand(), dlqCommand(), replayCommand(), statusCommand()]
  .reduce((events, command) => events.addCommand(command), new Command('events').description('The event streams. · 事件流'));
