import { DomainError } from '@tallystick/kernel';
import { exitWithParent, processEnvironment } from '@tallystick/platform';
import { FlagsInvalid } from './errors.js';
import { parseFlags, USAGE } from './flags.js';
import { requireFreePort } from './ports.js';
import { Progress } from './progress.js';
import { findProduct } from './product.js';
import { handleSignals } from './signals.js';

const EXIT_USAGE = 2;
const EXIT_KILLED = 130;

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2), process.cwd());
  if (flags.help) return console.log(USAGE);
  // A terminal that was closed must not keep us from stopping in order.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  const progress = new Progress((line) => console.log(line));
  await requireFreePort(flags.port);
  // Only now what is heavy, so that a wrong flag or a taken port is answered at once.
  const { Standalone } = await import('./standalone.js');
  const standalone = new Standalone(flags, findProduct(), processEnvironment(), progress);
  handleSignals({
    stop: () => {
      progress.say('\nstopping (press Ctrl-C again to stop at once) ...');
      standalone.stop();
    },
    kill: () => {
      standalone.kill();
      process.exit(EXIT_KILLED);
    },
  });
  const running = standalone.run();
  exitWithParent(() => {
    standalone.stop();
    return running;
  });
  await running;
  process.exit();
}

main().catch((error: unknown) => {
  console.error(error instanceof DomainError ? error.message : error);
  process.exit(error instanceof FlagsInvalid ? EXIT_USAGE : 1);
});
