import { describe, expect, it } from '@jest/globals';
import { keyWallet, type components } from '@tallystick/api-client';
import { Wallet } from 'ethers';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';
import { signerOf } from './signers.js';

type Transaction = components['schemas']['PreparedTransactionView'];

/** Whose keys are on an organisation's account, and how its own people change that. */
export function keys(stage: () => PortalStage): void {
  describe('an administrator', () => {
    it('prepares that a key is taken off the account, its persons approve it by passkey, and whoever sends it makes it', async () => {
      const { page, name } = await signerOf(stage(), 'bank', 0);
      await page.goto(`${stage().origin}/organisation/account`);
      await settled(page);
      const passkeys = page.getByRole('table', { name: 'Passkeys of your people' });
      await passkeys.getByText('On the account').waitFor();
      await page.getByText('1 of 3 persons').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await passkeys.getByRole('button', { name: `Take off the account: ${name}` }).click();
      await page.getByText('Takes off:').waitFor();
      await page.getByRole('button', { name: 'Approve with passkey' }).click();
      await page.getByText('1 of 1 people').waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show what makes it' }).click();
      const dialogue = page.getByRole('dialog', { name: 'What makes the change' });
      await dialogue.waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      const [chainId = '', to = '', data = ''] = await dialogue.locator('code').allInnerTexts();
      await dialogue.getByRole('button', { name: 'Done' }).click();
      await send({ chainId, to, data, value: '0' });
      await page.getByText('1 of 2 persons').waitFor();
      await passkeys.getByText('Removed').waitFor();
      await page.getByText('No change of the account waits').waitFor();
      await page.context().close();
    });
  });

  it.each(LANGUAGES)(
    'are shown to who administers nothing without what only administrators see, in %s',
    async (language) => {
      const page = await openAt(stage(), ['core', 1], '/organisation/account', language);
      expect(await page.getByRole('table').count()).toBe(1);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    },
  );

  async function send(transaction: Transaction): Promise<void> {
    const { privateKey } = Wallet.createRandom();
    await keyWallet({ privateKey, rpcUrl: await stage().platform.chainUrl() }).send(transaction);
  }
}
