/** Runs the `verify` command from source, without the commands that need an installation: `node verify-cli.mjs verify ...`. */
import { Command } from 'commander';
import { withTypeScript } from '../support/typescript-hooks.mjs';

await withTypeScript(async () => {
  const { registerVerifyCommand } = await import('../../apps/cli/src/verify/verify-command.ts');
  const { runProgram } = await import('../../apps/cli/src/run-program.ts');
  const program = new Command('tallystick').exitOverride();
  registerVerifyCommand(program);
  await runProgram(program);
});
