/** Runs the `check` command from source, without the commands that need an installation: `node check-cli.mjs check ...`. */
import { Command } from 'commander';
import { withTypeScript } from '../support/typescript-hooks.mjs';

await withTypeScript(async () => {
  const { registerCheckCommand } = await import('../../apps/cli/src/check/check-command.ts');
  const { runProgram } = await import('../../apps/cli/src/run-program.ts');
  const program = new Command('tallystick').exitOverride();
  registerCheckCommand(program);
  await runProgram(program);
});
