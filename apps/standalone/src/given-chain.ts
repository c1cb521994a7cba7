import { accountsWithoutGasMoney, readChainId } from '@tallystick/chain';
import { type Environment, finalitySetting, readSettings, urlSetting, wholeNumberSetting } from '@tallystick/platform';
import { addressOf } from './addresses.js';
import type { Chain } from './chain.js';
import { NodeDoesNotAnswer, NoMoneyForGas } from './errors.js';
import type { Secrets } from './secrets.js';
import type { StartContext } from './start-context.js';

const DEFAULT_POLL_MS = 500;

export const isNodeGiven = ({ CHAIN_RPC_URL: url = '' }: Environment) => url !== '';

/** A node that somebody else runs, named as a production installation names it. Nothing is started, kept or stopped for it. */
export async function givenChain({
  environment,
  progress,
}: Pick<StartContext, 'environment' | 'progress'>): Promise<Chain> {
  const { rpcUrl, pollMs } = readSettings(
    {
      rpcUrl: urlSetting('CHAIN_RPC_URL', ['http:', 'https:']),
      finality: finalitySetting('CHAIN_FINALITY'),
      pollMs: wholeNumberSetting('CHAIN_POLL_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, DEFAULT_POLL_MS),
    },
    environment,
  );
  const { host } = new URL(rpcUrl);
  await progress
    .during(`asking the chain's node at ${host}`, () => readChainId(rpcUrl))
    .catch((error: unknown) => {
      throw new NodeDoesNotAnswer(host, error instanceof Error ? error.message : String(error));
    });
  return { rpcUrl, finality: environment.CHAIN_FINALITY ?? '', pollMs: String(pollMs), isOwn: false };
}

/** Asked before the first deployment: the keys were only just made, so nobody could have sent them anything before. */
export async function requireGasMoney({ rpcUrl }: Chain, { keys }: Secrets): Promise<void> {
  const accounts = { deployer: addressOf(keys.deployer), relayer: addressOf(keys.relayer) };
  const without = await accountsWithoutGasMoney(rpcUrl, Object.values(accounts));
  const named = Object.entries(accounts).filter(([, address]) => without.includes(address));
  if (named.length > 0) throw new NoMoneyForGas(Object.fromEntries(named));
}
