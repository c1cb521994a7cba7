import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addAuthenticator } from './authenticator.js';
import { axeFindings } from './axe.js';
import { comeIn, endSessionsOf, linkOf } from './come-in.js';
import type { PortalStage } from './portal-stage.js';

/** How people come in, and what happens to what they typed when their session ends. */
export function entrance(stage: () => PortalStage): void {
  const addressOf = (page: Page) => new URL(page.url());

  describe('a person', () => {
    it('comes in by a link, whose secret leaves the address at once, and signs in again where they were going', async () => {
      const person = stage().person('core');
      const page = await stage().page();
      await addAuthenticator(page);
      const link = await linkOf(stage(), person);
      await page.goto(link);
      await page.getByRole('button', { name: 'Make a passkey' }).click();
      await page.getByRole('heading', { name: 'Your passkey is registered' }).waitFor();
      expect(addressOf(page).hash).toBe('');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('link', { name: `My account: ${person.name}` }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.goto(`${stage().origin}/receivables?state=settled`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('heading', { name: 'Receivables', level: 1 }).waitFor();
      expect(addressOf(page).pathname + addressOf(page).search).toBe('/receivables?state=settled');
      await page.goto(link);
      await page.getByRole('button', { name: 'Make a passkey' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(/has been used/);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    it('is told when no passkey of theirs opens the portal', async () => {
      const page = await stage().page();
      const { devtools } = await addAuthenticator(page);
      await page.goto(`${stage().origin}/sign-in`);
      const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true },
      });
      await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(/was not completed/);
      await page.context().close();
    });

    it('whose session ends loses nothing typed: what was sent is sent once they are back, and once', async () => {
      const person = stage().person('supplier');
      const page = await comeIn(stage(), person);
      await page.goto(`${stage().origin}/organisation/people`);
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByLabel('Name').fill('韩梅梅');
      await page.getByRole('checkbox', { name: /Checker/ }).check();
      await endSessionsOf(stage(), person);
      await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
      const lost = page.getByRole('dialog', { name: 'Your session has ended' });
      await lost.waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.getByLabel('Name').inputValue()).toBe('韩梅梅');
      await lost.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('A link for one use').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Done' }).click();
      expect(await page.getByRole('link', { name: '韩梅梅' }).count()).toBe(1);
      expect(await page.getByRole('row', { name: /韩梅梅.*Checker.*Viewer.*Link not used yet/ }).count()).toBe(1);
      await page.context().close();
    });

    it('finds nothing of somebody else who signs in in another tab of the same browser', async () => {
      const [one, other] = [stage().person('core', 1), stage().person('supplier', 1)];
      const page = await stage().signedIn(one);
      await page.goto(stage().origin);
      await page.getByRole('link', { name: `My account: ${one.name}` }).waitFor();
      const tab = await page.context().newPage();
      await tab.goto(`${stage().origin}/demo#${stage().demo.doorKey}`);
      await tab.getByRole('button', { name: new RegExp(other.name) }).click();
      await tab.getByRole('link', { name: `My account: ${other.name}` }).waitFor();
      await page.getByRole('link', { name: `My account: ${other.name}` }).waitFor();
      await page.context().close();
    });
  });

  it('a demo that the key does not open says so', async () => {
    const page = await stage().page();
    await page.goto(`${stage().origin}/demo#${'A'.repeat(43)}`);
    await page.getByText('There is no demo here').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
}
