import { createRpcProvider } from './rpc-provider.js';

/** EIP-155 id of the chain that the node is on, decimal digits. */
export async function readChainId(rpcUrl: string): Promise<string> {
  // The id is what is asked for, so the provider is given one that it does not use.
  const provider = createRpcProvider({ url: rpcUrl, chainId: '1' });
  try {
    return BigInt((await provider.send('eth_chainId', [])) as string).toString();
  } finally {
    provider.destroy();
  }
}
