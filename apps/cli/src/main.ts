import { DomainError } from '@tallystick/kernel';
import { Command } from 'commander';
import { registerCheckCommand } from './check/check-command.js';
import { registerRebuildCommand } from './rebuild/rebuild-command.js';

const program = new Command('tallystick')
  .description('Checks trade papers offline, and looks after an installation of Tallystick.')
  .showHelpAfterError()
  .helpCommand(true);

registerCheckCommand(program);
registerRebuildCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof DomainError ? error.message : error);
  process.exitCode = 1;
}
