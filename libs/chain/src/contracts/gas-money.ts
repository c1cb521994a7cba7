import type { Address } from '@tallystick/act-types';
import { createRpcProvider } from './rpc-provider.js';
import { readChainId } from './chain-id.js';

/** @returns those of the accounts that own nothing, on a chain whose blocks ask a fee; none where gas is free */
export async function accountsWithoutGasMoney(rpcUrl: string, accounts: readonly Address[]): Promise<Address[]> {
  const provider = createRpcProvider({ url: rpcUrl, chainId: await readChainId(rpcUrl) });
  try {
    const head = await provider.getBlock('latest');
    if (head?.baseFeePerGas === 0n) return [];
    const balances = await Promise.all(accounts.map((account) => provider.getBalance(account)));
    return accounts.filter((_, index) => balances[index] === 0n);
  } finally {
    provider.destroy();
  }
}
