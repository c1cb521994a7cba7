import { describe, expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import { Wallet } from 'ethers';
import type { Page } from 'playwright-core';
import { actState } from './approving.js';
import { axeFindings } from './axe.js';
import { found } from './found.js';
import { ownAct } from './own-act.js';
import { type PlayedWallet, playWallet } from './played-wallet.js';
import { type PortalStage, settled } from './portal-stage.js';

/** Wallets in the browser as a second way to sign; their keys sign for real. */
export function wallets(stage: () => PortalStage): void {
  const byWallet = (page: Page) => page.getByRole('button', { name: 'Sign with the wallet' });

  /** @returns a page with the wallet, on the act, and what the wallet was asked to sign */
  async function withWallet(
    act: ActView,
    wallet: Omit<PlayedWallet, 'chainId'> & { readonly chainId?: string },
    [part, place]: readonly [string, number] = ['subSupplier', 0],
  ) {
    const page = await stage().signedIn(stage().person(part, place));
    const { chainId } = await stage().machine(part).network();
    const { signed } = await playWallet(page, { chainId, ...wallet });
    await page.goto(`${stage().origin}/acts/${act.id}`);
    await byWallet(page).waitFor();
    return { page, signed };
  }

  const personKey = (part = 'subSupplier', place = 0) =>
    found(stage().party(part).persons?.[place], `key of person ${place} of the ${part}`);

  describe('a wallet', () => {
    it('whose address is a person of the account signs an act, which the chain records', async () => {
      const act = await ownAct(stage(), 'subSupplier');
      const { page, signed } = await withWallet(act, { key: personKey() });
      expect(await axeFindings(page)).toEqual([]);
      await byWallet(page).click();
      await actState(page, 'On the ledger').waitFor();
      expect(signed.map(({ message }) => message.digest)).toEqual([act.digest]);
      await page.context().close();
    });

    it('approves for one of two persons, sees the other live, and both are recorded', async () => {
      const act = await ownAct(stage(), 'supplier');
      const [one, other] = [
        await withWallet(act, { key: personKey('supplier', 0) }, ['supplier', 0]),
        await withWallet(act, { key: personKey('supplier', 1) }, ['supplier', 1]),
      ];
      await one.page.getByText('0 of 2 people').waitFor();
      await byWallet(one.page).click();
      await one.page.getByText('You have approved').waitFor();
      await byWallet(one.page).waitFor({ state: 'detached' });
      await settled(one.page);
      expect(await axeFindings(one.page)).toEqual([]);
      await other.page.getByText('1 of 2 people').waitFor();
      await other.page
        .getByRole('row', { name: stage().person('supplier', 0).name })
        .getByText('A wallet’s key')
        .waitFor();
      await byWallet(other.page).click();
      for (const { page } of [one, other]) await actState(page, 'On the ledger').waitFor();
      for (const { page, signed } of [one, other]) {
        expect(signed.map(({ message }) => message.digest)).toEqual([act.digest]);
        await page.context().close();
      }
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
      const act = await ownAct(stage(), 'subSupplier');
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
