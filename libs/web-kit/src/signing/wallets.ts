import { findAddress, type PreparedTransaction } from '@tallystick/act-types';

/** EIP-1193. */
export interface WalletProvider {
  request(call: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
}

/** A wallet in this browser. */
export interface Wallet {
  readonly id: string;
  readonly name: string;
  readonly provider: WalletProvider;
}

/** The wallet’s owner said no, or closed its window. */
export class WalletLeft extends Error {}
/** The wallet is on another chain than this page. */
export class WalletElsewhere extends Error {
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super(`the wallet is on chain ${found}, expected was ${expected}`);
  }
}

/** The wallet has no network with that number yet. */
export class WalletKnowsNoChain extends Error {}

const USER_REJECTED = 4001;
/** EIP-3085: the chain has not been added to the wallet. */
const CHAIN_UNKNOWN = 4902;
const HASH = /^0x[0-9a-f]{64}$/i;
const ANNOUNCED = 'eip6963:announceProvider';

/** Follows the wallets that announce themselves (EIP-6963), with `window.ethereum` where none does. @returns what ends it */
export function watchWallets(onFound: (wallet: Wallet) => void): () => void {
  const found = ({ detail }: CustomEvent<{ info: { uuid: string; name: string }; provider: WalletProvider }>) =>
    onFound({ id: detail.info.uuid, name: detail.info.name, provider: detail.provider });
  addEventListener(ANNOUNCED, found as EventListener);
  dispatchEvent(new Event('eip6963:requestProvider'));
  const { ethereum } = globalThis as { ethereum?: WalletProvider };
  if (ethereum) onFound({ id: 'window.ethereum', name: 'window.ethereum', provider: ethereum });
  return () => removeEventListener(ANNOUNCED, found as EventListener);
}

/** The addresses that the wallet’s owner lets this page see, checksummed. Throws `WalletLeft`. */
export async function addressesOf({ provider }: Wallet): Promise<readonly string[]> {
  const addresses = (await asked(provider.request({ method: 'eth_requestAccounts' }))) as readonly string[];
  return addresses.flatMap((address) => findAddress(address.toLowerCase()) ?? []);
}

/**
 * Has the wallet sign typed data, which it shows its owner by itself. Throws `WalletLeft`, `WalletElsewhere`.
 * @param typedData the JSON of `eth_signTypedData_v4`
 * @param chainId of this page’s network, decimal digits
 */
export async function signTypedData(
  { provider }: Wallet,
  address: string,
  typedData: string,
  chainId: string,
): Promise<string> {
  await requireChain(provider, chainId);
  return (await asked(provider.request({ method: 'eth_signTypedData_v4', params: [address, typedData] }))) as string;
}

/**
 * Has the wallet send exactly this from the first of its addresses; it shows its owner by itself, and asks them. Throws `WalletLeft`,
 * `WalletElsewhere`.
 * @returns the transaction's hash
 */
export async function sendTransaction(
  wallet: Wallet,
  { chainId, to, data, value }: PreparedTransaction,
): Promise<string> {
  const { provider } = wallet;
  const [from] = await addressesOf(wallet);
  if (from === undefined) throw new WalletLeft('the wallet showed no address');
  await requireChain(provider, chainId);
  const transaction = { from, to, data, value: hexOf(value), chainId: hexOf(chainId) };
  const hash = await asked(provider.request({ method: 'eth_sendTransaction', params: [transaction] }));
  if (typeof hash !== 'string' || !HASH.test(hash)) throw new Error(`the wallet answered no hash: ${String(hash)}`);
  return hash;
}

/** Has the wallet go over to a chain, which it asks its owner. Throws `WalletLeft`, `WalletKnowsNoChain`. */
export async function switchChain({ provider }: Wallet, chainId: string): Promise<void> {
  const call = { method: 'wallet_switchEthereumChain', params: [{ chainId: hexOf(chainId) }] };
  await asked(provider.request(call));
}

const hexOf = (digits: string): string => `0x${BigInt(digits).toString(16)}`;

async function requireChain(provider: WalletProvider, chainId: string): Promise<void> {
  const found = BigInt((await asked(provider.request({ method: 'eth_chainId' }))) as string).toString();
  if (found !== chainId) throw new WalletElsewhere(chainId, found);
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code } = (error ?? {}) as { code?: number };
    if (code === CHAIN_UNKNOWN) throw new WalletKnowsNoChain('the wallet does not know the chain', { cause: error });
    if (code !== USER_REJECTED) throw error;
    throw new WalletLeft('the wallet was left', { cause: error });
  }
}
