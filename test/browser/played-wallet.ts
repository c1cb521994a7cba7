import { type TypedDataDomain, type TypedDataField, Wallet } from 'ethers';
import type { Page } from 'playwright-core';

/** As `eth_signTypedData_v4` has it. */
interface TypedData {
  readonly types: Record<string, TypedDataField[]>;
  readonly domain: TypedDataDomain;
  readonly message: Record<string, unknown>;
}

/** As `eth_sendTransaction` has it, all in hex. */
export interface WalletTransaction {
  readonly from: string;
  readonly to: string;
  readonly data: string;
  readonly value: string;
  readonly chainId: string;
}

export interface PlayedWallet {
  readonly key: string;
  /** Decimal digits. */
  readonly chainId: string;
  /** Whether its owner says no. */
  readonly isLeft?: boolean;
  /** @returns the hash */
  readonly send?: (transaction: WalletTransaction) => Promise<string>;
}

/** Puts a wallet at `window.ethereum` (EIP-1193) whose key signs for real. @returns what it was asked for, as it goes on */
export async function playWallet(page: Page, { key, chainId, isLeft = false, send }: PlayedWallet) {
  const wallet = new Wallet(key);
  const asked = { signed: [] as TypedData[], sent: [] as WalletTransaction[] };
  let present = `0x${BigInt(chainId).toString(16)}`;
  const answers: Readonly<Record<string, (params: readonly unknown[]) => unknown>> = {
    eth_requestAccounts: () => [wallet.address.toLowerCase()],
    eth_chainId: () => present,
    wallet_switchEthereumChain: ([wanted]) => {
      present = (wanted as { chainId: string }).chainId;
      return null;
    },
    eth_signTypedData_v4: ([, json]) => {
      if (isLeft) return undefined;
      const data = JSON.parse(String(json)) as TypedData;
      asked.signed.push(data);
      const { EIP712Domain: _, ...types } = data.types;
      return wallet.signTypedData(data.domain, types, data.message);
    },
    eth_sendTransaction: ([transaction]) => {
      asked.sent.push(transaction as WalletTransaction);
      return send?.(transaction as WalletTransaction);
    },
  };
  await page.exposeFunction('askWallet', async (method: string, params: readonly unknown[] = []) =>
    answers[method]?.(params),
  );
  await page.addInitScript(`globalThis.ethereum = {
    request: async ({ method, params }) => {
      const answer = await globalThis.askWallet(method, params);
      if (answer === undefined) throw Object.assign(new Error('denied'), { code: 4001 });
      return answer;
    },
  };`);
  return asked;
}
