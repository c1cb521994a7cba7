import { findAddress } from '@tallystick/act-types';

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

const USER_REJECTED = 4001;
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
  const found = BigInt((await asked(provider.request({ method: 'eth_chainId' }))) as string).toString();
  if (found !== chainId) throw new WalletElsewhere(chainId, found);
  return (await asked(provider.request({ method: 'eth_signTypedData_v4', params: [address, typedData] }))) as string;
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if ((error as { code?: number } | undefined)?.code !== USER_REJECTED) throw error;
    throw new WalletLeft('the wallet was left', { cause: error });
  }
}
