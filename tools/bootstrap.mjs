import { buildIfNeeded } from './bootstrap/build.mjs';
import { exclusively } from './bootstrap/exclusively.mjs';
import { install } from './bootstrap/install.mjs';
import { installationFaults } from './bootstrap/installation.mjs';
import { BootstrapFailed, say } from './bootstrap/root.mjs';

const OLDEST_NODE = 20;

/**
 * Makes a fresh clone ready to run: packages, the pinned Node, and dist/ when `build` is asked for. Needs nothing but Node and npm,
 * does nothing when all is there, and ends the process with a plain message when it cannot.
 */
export async function bootstrap({ build = false } = {}) {
  try {
    if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
      throw new BootstrapFailed(`Node ${OLDEST_NODE} or newer is needed to begin with; this is ${process.version}.`);
    }
    if (installationFaults().length > 0) {
      // Whoever waited for the lock finds it done.
      await exclusively(async () => {
        if (installationFaults().length > 0) await install();
      });
    }
    if (build) await exclusively(buildIfNeeded);
  } catch (error) {
    if (!(error instanceof BootstrapFailed)) throw error;
    say(error.message);
    process.exit(1);
  }
}
