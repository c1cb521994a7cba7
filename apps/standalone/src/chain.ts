import { join } from 'node:path';
import { keySigner } from '@tallystick/api-client';
import { deploy, EMBEDDED_CHAIN_DEFAULTS, EmbeddedChain, faultPointsFromText } from '@tallystick/chain';
import { DomainError } from '@tallystick/kernel';
import { type Environment, readSettings, wholeNumberSetting, writeAtomically } from '@tallystick/platform';
import type { DataFolder } from './data-folder.js';
import { ContractsOfAnotherVersion } from './errors.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';
import type { StartContext } from './start-context.js';
import type { Deployed } from './version-file.js';

/** The demo's currency is CNY: two decimals, as its ISO 4217 exponent. */
const DEPOSIT_TOKEN = { name: 'Tallystick deposit (CNY)', symbol: 'tsCNY', decimals: 2 };
/** Passkeys made on this installation's screens are bound to the address that they are served on. */
const PASSKEY_DOMAIN = 'localhost';

export async function startChain(
  folder: DataFolder,
  databaseUrl: string,
  { keys }: Secrets,
  { environment, progress }: StartContext,
): Promise<EmbeddedChain> {
  const faults = faultPointsFromText(environment.CHAIN_FAULTS, progress.say);
  // The relayer offers the tip that the node advises, so it must own something.
  const fundedAccounts = [addressOf(keys.relayer)];
  const starting = () =>
    EmbeddedChain.start({
      dataDir: folder.chain,
      databaseUrl,
      fundedAccounts,
      settings: chainSettings(environment),
      log: progress.say,
      faults,
    });
  const chain = await progress.during('starting the chain', starting);
  // For those who come from outside this process: `npx tallystick`, and tests.
  await writeAtomically(join(folder.run, 'chain.json'), `${JSON.stringify({ rpcUrl: chain.rpcUrl })}\n`, 0o644);
  return chain;
}

/** A test of falls wants dumps more often than anybody else. */
function chainSettings(environment: Environment) {
  const range = { min: 50, max: 3_600_000, unit: 'milliseconds' };
  const dumpIntervalMs = wholeNumberSetting('CHAIN_DUMP_INTERVAL_MS', range, EMBEDDED_CHAIN_DEFAULTS.dumpIntervalMs);
  return readSettings({ dumpIntervalMs }, environment);
}

/** Puts the contracts on the chain, or finds them there. */
export async function deployOnce(
  folder: DataFolder,
  chain: EmbeddedChain,
  { keys }: Secrets,
  progress: Progress,
): Promise<Deployed> {
  const deploying = () =>
    deploy({
      file: folder.deploymentFile,
      rpcUrl: chain.rpcUrl,
      deployerKey: keys.deployer,
      registrar: addressOf(keys.registrar),
      issuer: addressOf(keys.settlementBank),
      depositToken: DEPOSIT_TOKEN,
      rpId: PASSKEY_DOMAIN,
    });
  const { network, codeHashes } = await progress
    .during('looking after the contracts', deploying)
    .catch((error: unknown) => {
      throw isOfOtherContracts(error) ? new ContractsOfAnotherVersion(folder.path, error.message) : error;
    });
  return { chainId: network.chainId, addresses: network.contracts, codeHashes };
}

/** Of an embedded chain there is one deployment: that it differs means another version of the product. */
function isOfOtherContracts(error: unknown): error is DomainError {
  return (
    error instanceof DomainError &&
    ['contract-differs', 'contract-missing', 'deployer-already-used', 'deployment-file-differs'].includes(error.code)
  );
}

function addressOf(privateKey: string): string {
  return keySigner(privateKey).account;
}
