import { deploy } from '@tallystick/chain';
import { DomainError } from '@tallystick/kernel';
import { addressOf } from './addresses.js';
import type { Chain } from './chain.js';
import type { DataFolder } from './data-folder.js';
import { ContractsOfAnotherVersion } from './errors.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';
import type { Deployed } from './version-file.js';

/** The demo's currency is CNY: two decimals, as its ISO 4217 exponent. */
const DEPOSIT_TOKEN = { name: 'Tallystick deposit (CNY)', symbol: 'tsCNY', decimals: 2 };
/** Passkeys made on this installation's screens are bound to the address that they are served on. */
const PASSKEY_DOMAIN = 'localhost';

/** A version with fewer contracts wrote a file without them, which is then not a whole deployment. */
const OF_OTHER_CONTRACTS: readonly string[] = [
  'contract-differs',
  'contract-missing',
  'deployer-already-used',
  'deployment-file-differs',
  'deployment-file-invalid',
];

/** Puts the contracts on the chain, or finds them there. */
export async function deployOnce(
  folder: DataFolder,
  { rpcUrl }: Chain,
  { keys }: Secrets,
  progress: Progress,
): Promise<Deployed> {
  const deploying = () =>
    deploy({
      file: folder.deploymentFile,
      rpcUrl,
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

/** Of an installation there is one deployment: that it differs means another version of the product, or another chain. */
function isOfOtherContracts(error: unknown): error is DomainError {
  return error instanceof DomainError && OF_OTHER_CONTRACTS.includes(error.code);
}
