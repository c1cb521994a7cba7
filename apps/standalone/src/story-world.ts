import { keyWallet } from '@tallystick/api-client';
import type { PartyAccounts, StoryWorld } from '@tallystick/stories';
import type { Chain } from './chain.js';
import type { Progress } from './progress.js';
import { newSigningKey, type Secrets } from './secrets.js';

/** This installation, as a story meets it. */
export function storyWorld(
  baseUrl: string,
  { operator, keys }: Secrets,
  progress: Progress,
  chain?: DemoChain,
): StoryWorld {
  const accounts = chain?.isOwn ? { accounts: partyAccounts(chain) } : {};
  return { baseUrl, operator, keys, newKey: newSigningKey, tell: (line) => progress.say(`  ${line}`), ...accounts };
}

/**
 * Where the demo's own transactions go. On the installation's own chain gas costs nothing, so anybody may send; on a node that was given nobody
 * pays for the demo's accounts.
 */
export type DemoChain = Pick<Chain, 'rpcUrl' | 'isOwn'>;

/** Parties of which people sign in the portal: where one device is enough to try it, and where a maker and a checker are wanted. */
const THRESHOLDS: Readonly<Record<string, number>> = { core: 2, supplier: 2, subSupplier: 1, bank: 1 };

function partyAccounts(chain: DemoChain): PartyAccounts {
  return { thresholdOf: (part) => THRESHOLDS[part], send: (creation) => courier(chain).send(creation) };
}

/** Whoever sends what makes or changes an account has no say in it. */
export const courier = ({ rpcUrl }: DemoChain) => keyWallet({ privateKey: newSigningKey(), rpcUrl });
