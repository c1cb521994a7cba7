import { DomainError } from '@tallystick/kernel';
import { SettingsInvalid } from '@tallystick/platform';
import { type Command, CommanderError } from 'commander';

/** As sysexits.h numbers them, apart from the exit codes of `check`: whoever reads those must not take a slip of the keyboard for a verdict. */
const EXIT_USAGE = 64;
const EXIT_SOFTWARE = 70;
const EXIT_REFUSED = 1;

/** @param program made with `exitOverride` before its commands were registered, so that it throws instead of ending the process */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof CommanderError)) console.error(error instanceof DomainError ? error.message : error);
  }
}

function exitCodeOf(error: unknown): number {
  // Commander has said what was wrong, and ends so after printing help too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (error instanceof SettingsInvalid) return EXIT_USAGE;
  return error instanceof DomainError ? EXIT_REFUSED : EXIT_SOFTWARE;
}
