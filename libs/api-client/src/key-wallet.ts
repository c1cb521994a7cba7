import type { PreparedTransaction } from '@tallystick/act-types';
import { JsonRpcProvider, Network, Wallet } from 'ethers';

/** What sends its owner's transactions: nobody else's words stand in for them. */
export interface TransactionWallet {
  /** Checksummed. */
  readonly account: string;
  /** Sends it and waits for its block; returns the transaction's hash. Throws when it was refused there. */
  send(transaction: PreparedTransaction): Promise<string>;
}

export interface KeyWalletTerms {
  /** 0x and 64 hex digits. */
  readonly privateKey: string;
  /** A node of the owner's own choice. */
  readonly rpcUrl: string;
}

const POLL_MS = 250;

/** Sends with a secp256k1 key. The account needs coins where gas costs something. */
export function keyWallet({ privateKey, rpcUrl }: KeyWalletTerms): TransactionWallet {
  const { address } = new Wallet(privateKey);
  return {
    account: address,
    send: async ({ chainId, to, data, value }) => {
      const network = Network.from(BigInt(chainId));
      const provider = new JsonRpcProvider(rpcUrl, network, { staticNetwork: network, cacheTimeout: -1 });
      provider.pollingInterval = POLL_MS;
      try {
        const sent = await new Wallet(privateKey, provider).sendTransaction({
          ...{ chainId: BigInt(chainId), to, data, value: BigInt(value) },
        });
        const receipt = await sent.wait();
        return receipt?.hash ?? sent.hash;
      } finally {
        provider.destroy();
      }
    },
  };
}
