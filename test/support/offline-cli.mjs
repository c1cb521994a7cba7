/** Runs a command from source, without those that need an installation: `node offline-cli.mjs check ...`, `node offline-cli.mjs verify ...`. */
import { Command } from 'commander';
import { withTypeScript } from './typescript-hooks.mjs';

/** Only the one that is asked for is loaded. */
const COMMANDS = {
  check: async () => (await import('../../apps/cli/src/check/check-command.ts')).registerCheckCommand,
  verify: async () => (await import('../../apps/cli/src/verify/verify-command.ts')).registerVerifyCommand,
};

await withTypeScript(async () => {
  const register = await COMMANDS[process.argv[2]]();
  const { runProgram } = await import('../../apps/cli/src/run-program.ts');
  const program = new Command('tallystick').exitOverride();
  register(program);
  await runProgram(program);
});
