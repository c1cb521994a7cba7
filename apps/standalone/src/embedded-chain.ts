import { EMBEDDED_CHAIN_DEFAULTS, EmbeddedChain, faultPointsFromText } from '@tallystick/chain';
import { type Environment, readSettings, wholeNumberSetting } from '@tallystick/platform';
import { addressOf } from './addresses.js';
import type { Chain } from './chain.js';
import type { DataFolder } from './data-folder.js';
import type { Secrets } from './secrets.js';
import type { StartContext } from './start-context.js';

/** How often the head is asked for; blocks come when there are acts, so this is what an act waits for at most. */
const POLL_MS = '100';

/** Its head is final: nothing is shown of a block before it is journalled. */
export async function startEmbeddedChain(
  folder: DataFolder,
  databaseUrl: string,
  { keys }: Secrets,
  { environment, flags, progress, stops, onFatal }: StartContext,
): Promise<Chain> {
  const faults = faultPointsFromText(environment.CHAIN_FAULTS, progress.say);
  // The relayer offers the tip that the node advises, so it must own something.
  const fundedAccounts = [addressOf(keys.relayer)];
  const starting = () =>
    EmbeddedChain.start({
      dataDir: folder.chain,
      databaseUrl,
      fundedAccounts,
      settings: { ...chainSettings(environment), origins: [`http://localhost:${flags.port}`] },
      log: progress.say,
      faults,
    });
  const chain = await progress.during('starting the chain', starting);
  await stops.add('the chain', () => chain.stop());
  chain.onFatal(onFatal);
  return { rpcUrl: chain.rpcUrl, finality: 'instant', pollMs: POLL_MS, isOwn: true };
}

/** A test of falls wants dumps more often than anybody else. */
function chainSettings(environment: Environment) {
  const range = { min: 50, max: 3_600_000, unit: 'milliseconds' };
  const dumpIntervalMs = wholeNumberSetting('CHAIN_DUMP_INTERVAL_MS', range, EMBEDDED_CHAIN_DEFAULTS.dumpIntervalMs);
  const share = { min: 1, max: 1_000, unit: 'thousandths of the time' };
  const dumpPerMille = wholeNumberSetting('CHAIN_DUMP_PER_MILLE', share, EMBEDDED_CHAIN_DEFAULTS.dumpPerMille);
  return readSettings({ dumpIntervalMs, dumpPerMille }, environment);
}
