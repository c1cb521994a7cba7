import { describe, expect, it } from '@jest/globals';
import { keyWallet, type components } from '@tallystick/api-client';
import { Wallet } from 'ethers';
import { approveButton } from './approving.js';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';
import { playWallet } from './played-wallet.js';
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
      await approveButton(page).click();
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

  it('an administrator sends it by a wallet, which gets exactly what is shown, on this chain alone', async () => {
    const { page, name } = await signerOf(stage(), 'bank', 0);
    const { chainId } = await stage().machine('bank').network();
    const { sent } = await playWallet(page, {
      ...{ key: Wallet.createRandom().privateKey, chainId: '1' },
      send: ({ to, data, value }) => send({ chainId, to, data, value: BigInt(value).toString() }),
    });
    await page.goto(`${stage().origin}/organisation/account`);
    const passkeys = page.getByRole('table', { name: 'Passkeys of your people' });
    await passkeys.getByRole('button', { name: `Take off the account: ${name}` }).click();
    await page.getByText('Takes off:').waitFor();
    await approveButton(page).click();
    await page.getByRole('button', { name: 'Show what makes it' }).click();
    const dialogue = page.getByRole('dialog', { name: 'What makes the change' });
    await dialogue.getByText('Takes off:').waitFor();

    const [, to = '', data = ''] = await dialogue.locator('code').allInnerTexts();
    await dialogue.getByRole('button', { name: 'Send with the wallet' }).click();
    await dialogue.getByRole('alert').getByText(`Switch it to chain ${chainId}`).waitFor();
    await settled(page);
    expect([await axeFindings(page), sent]).toEqual([[], []]);
    await dialogue.getByRole('button', { name: `Switch the wallet to chain ${chainId}` }).click();
    await dialogue.getByRole('alert').waitFor({ state: 'detached' });
    await dialogue.getByRole('button', { name: 'Send with the wallet' }).click();
    await dialogue.getByText('On the chain the account is changed.').waitFor();
    expect(sent).toEqual([
      expect.objectContaining({ to, data, value: '0x0', chainId: `0x${BigInt(chainId).toString(16)}` }),
    ]);
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    await dialogue.getByRole('button', { name: 'Done' }).click();
    await page.getByText('No change of the account waits').waitFor();
    await page.context().close();
  });

  it('an API that lies about the transaction shows none, and no wallet is asked', async () => {
    const { page, name } = await signerOf(stage(), 'bank', 0);
    await page.route('**/v1/account-changes/*/transaction', async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as { readonly transaction: Transaction };
      // Another number of persons: the fourth word of the call.
      const { data } = told.transaction;
      const at = 10 + 4 * 64;
      const lie = `${data.slice(0, at - 1)}7${data.slice(at)}`;
      await route.fulfill({ response: answer, json: { ...told, transaction: { ...told.transaction, data: lie } } });
    });
    await page.goto(`${stage().origin}/organisation/account`);
    const passkeys = page.getByRole('table', { name: 'Passkeys of your people' });
    await passkeys.getByRole('button', { name: `Take off the account: ${name}` }).click();
    await approveButton(page).click();
    await page.getByRole('button', { name: 'Show what makes it' }).click();
    await page.getByRole('alert').getByText('it should be').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
    // It is right but for what was said of it, and would wait on.
    const machine = stage().machine('bank');
    const { items } = await machine.call(machine.routes.GET('/v1/account-changes'));
    for (const { id: change } of items)
      await machine.call(machine.routes.DELETE('/v1/account-changes/{change}', { params: { path: { change } } }));
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

  async function send(transaction: Transaction): Promise<string> {
    const { privateKey } = Wallet.createRandom();
    return keyWallet({ privateKey, rpcUrl: await stage().platform.chainUrl() }).send(transaction);
  }
}
