import { describe, expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import { type TypedDataDomain, type TypedDataField, Wallet } from 'ethers';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.js';
import { found } from './found.js';
import type { PortalStage } from './portal-stage.js';

/** As `eth_signTypedData_v4` has it. */
interface TypedData {
  readonly types: Record<string, TypedDataField[]>;
  readonly domain: TypedDataDomain;
  readonly message: Record<string, unknown>;
}

interface PlayedWallet {
  readonly key: string;
  readonly chainId?: string;
  /** Whether its owner says no. */
  readonly isLeft?: boolean;
}

/** Wallets in the browser as a second way to sign; their keys sign for real. */
export function wallets(stage: () => PortalStage): void {
  const byWallet = (page: Page) => page.getByRole('button', { name: 'Sign with the wallet' });

  async function offered(): Promise<ActView> {
    const machine = stage().machine('subSupplier');
    const { party: bank } = stage().party('settlementBank');
    return machine.call(machine.routes.POST('/v1/acts/name-settlement-bank', { body: { bank } }));
  }

  /** @returns a page with the wallet, on the act, and what the wallet was asked to sign */
  async function withWallet(act: ActView, { key, chainId, isLeft = false }: PlayedWallet) {
    const page = await stage().signedIn(stage().person('subSupplier'));
    const signed: TypedData[] = [];
    const network = await stage().machine('subSupplier').network();
    const wallet = new Wallet(key);
    await page.exposeFunction('askWallet', async (method: string, params: readonly string[] = []) => {
      if (method === 'eth_requestAccounts') return [wallet.address.toLowerCase()];
      if (method === 'eth_chainId') return `0x${BigInt(chainId ?? network.chainId).toString(16)}`;
      if (isLeft) return undefined;
      const data = JSON.parse(params[1] ?? '') as TypedData;
      signed.push(data);
      const { EIP712Domain: _, ...types } = data.types;
      return wallet.signTypedData(data.domain, types, data.message);
    });
    await page.addInitScript(`globalThis.ethereum = {
      request: async ({ method, params }) => {
        const answer = await globalThis.askWallet(method, params);
        if (answer === undefined) throw Object.assign(new Error('denied'), { code: 4001 });
        return answer;
      },
    };`);
    await page.goto(`${stage().origin}/acts/${act.id}`);
    await byWallet(page).waitFor();
    return { page, signed };
  }

  const personKey = () => found(stage().party('subSupplier').persons?.[0], 'person’s key of the subSupplier');

  describe('a wallet', () => {
    it('whose address is a person of the account signs an act, which the chain records', async () => {
      const act = await offered();
      const { page, signed } = await withWallet(act, { key: personKey() });
      expect(await axeFindings(page)).toEqual([]);
      await byWallet(page).click();
      await page.locator('.tk-actions .tk-tag', { hasText: 'On the ledger' }).waitFor();
      expect(signed.map(({ message }) => message.digest)).toEqual([act.digest]);
      await page.context().close();
    });

    it.each([
      [
        'that is nobody’s on the account',
        () => ({ key: Wallet.createRandom().privateKey }),
        'No address that the wallet',
      ],
      ['on another chain', () => ({ key: personKey(), chainId: '1' }), 'Switch it to chain'],
      ['whose owner says no', () => ({ key: personKey(), isLeft: true }), 'the wallet’s window was closed'],
    ] as const)('%s signs nothing, and why is said', async (_, wallet, told) => {
      const act = await offered();
      const { page, signed } = await withWallet(act, wallet());
      await byWallet(page).click();
      await page.getByRole('alert').getByText(told).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(signed).toEqual([]);
      expect((await stage().machine('subSupplier').act(act.id)).state).toBe('offered');
      await page.context().close();
    });
  });
}
