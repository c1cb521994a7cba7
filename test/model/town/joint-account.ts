import type { Network } from '@tallystick/act-types';
import { id } from 'ethers';
import { contractInterfaces } from '../../../libs/chain/src/contracts/contract-interfaces.js';
import type { Node } from '../chain/node.js';
import type { Keys } from '../keys/keys.js';
import type { SharedAccount, SharedKey } from '../ledger/sharing.js';

/** Whose passkeys count. */
export const SITE = 'localhost';
const THRESHOLD = 2;
const FIRST_CONFIGURATION = 1n;

/** The one contract that checks passkeys. */
export async function passkeyVerifier({ contracts }: Network, node: Node): Promise<string> {
  const data = contractInterfaces.partyAccountFactory.encodeFunctionData('passkeyVerifier');
  const answer = (await node.ask('eth_call', { to: contracts.partyAccountFactory, data }, 'latest')) as string;
  return `0x${answer.slice(-40)}`;
}

/** Two of three persons: one with a laptop and a telephone, one with a telephone, one with a key of the chain's own kind. */
export async function jointAccount(
  network: Network,
  keys: Keys,
  node: Node,
  name: string,
): Promise<{ readonly account: string; readonly shared: SharedAccount }> {
  const owned: ReadonlyMap<string, SharedKey> = new Map([
    [keys.passkey(`${name}, laptop of the first`), { person: 1, site: SITE }],
    [keys.passkey(`${name}, telephone of the second`), { person: 2, site: SITE }],
    [keys.single(`${name}, the third`), { person: 3 }],
    [keys.passkey(`${name}, telephone of the first`), { person: 1, site: SITE }],
  ]);
  const { partyAccountFactory } = contractInterfaces;
  const signers = [...owned].map(([key, { person }]) => ({ person, key }));
  const made = [id(name), signers, THRESHOLD];
  const to = network.contracts.partyAccountFactory;
  const call = (method: string) => ({ to, data: partyAccountFactory.encodeFunctionData(method, made) });
  await node.ask('eth_sendTransaction', { ...call('create'), from: keys.single('relayer'), gasPrice: '0x0' });
  await node.ask('evm_mine');
  const answer = (await node.ask('eth_call', call('accountOf'), 'latest')) as string;
  const shared = { threshold: THRESHOLD, configuration: FIRST_CONFIGURATION, keys: owned };
  return { account: `0x${answer.slice(-40)}`, shared };
}
