import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { actAt, refuse } from './act-at.js';
import { axeFindings } from './axe.js';
import { comeIn, endSessionsOf } from './come-in.js';
import { financing } from './financing.js';
import { found } from './found.js';
import { isThere, press, typeInto } from './keyboard.js';
import { openAt } from './open-at.js';
import { inDays, verifiedInvoice } from './participants.js';
import type { PortalStage } from './portal-stage.js';
import { postsOf } from './posts-of.js';
import { quotes } from './quotes.js';
import { splits } from './splits.js';

/** What core enterprises and suppliers fill in, up to the drafted act. */
export function forms(stage: () => PortalStage): void {
  const amountField = (page: Page) => page.getByRole('textbox', { name: 'Face amount' });
  const choose = async (page: Page, number: string) => {
    await page.goto(`${stage().origin}/issue`);
    await page.getByRole('radio', { name: number }).check();
  };

  describe('an issue', () => {
    it('is drafted by keyboard alone, on a verified invoice, and says in words what it will do', async () => {
      await verifiedInvoice(stage(), '2026-F001');
      const page = await openAt(stage(), 'core', '/receivables');
      await press(page.getByRole('link', { name: 'Issue' }));
      const creditor = page.getByRole('combobox', { name: 'Creditor' });
      await typeInto(creditor, '精工');
      await page.getByRole('listbox').getByRole('option').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await creditor.inputValue()).toBe('宁波精工传动有限公司');
      const invoice = page.getByRole('radio', { name: /INV-2026-F001/ });
      await invoice.waitFor();
      // One Tab leads to the group and the arrows through it: the newest invoice is its first.
      await press(page.getByRole('radio').first(), 'Space');
      expect(await invoice.isChecked()).toBe(true);
      await typeInto(amountField(page), '300,000.5');
      const [year = '', month = '', day = ''] = inDays(60).split('-');
      await typeInto(page.getByLabel('Due date'), `${month}${day}${year}`);
      const outlook = page.getByRole('region', { name: 'What will happen' });
      await outlook.getByText(/华星汽车股份有限公司 then owes CNY 300,000.50 to whoever holds the claim/).waitFor();
      await outlook.getByText(/INV-2026-F001 CNY 829,999.50 is left/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Enter');
      const act = await actAt(stage(), page, 'core');
      expect(act).toMatchObject({ kind: 'issue', state: 'offered' });
      expect(act.message).toMatchObject({
        ...{ face: '30000050', currency: '156', programme: '0' },
        ...{ debtor: stage().party('core').party, creditor: stage().party('supplier').party },
      });
      await refuse(stage(), act.id, 'supplier');
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });

    it('that is filled in wrongly is not sent: each field says what is wrong, and the first is gone to', async () => {
      const page = await stage().signedIn(stage().person('core'));
      const sent = postsOf(page);
      await choose(page, 'INV-2026-F001');
      await page.getByRole('button', { name: 'Draft, and go on to sign' }).click();
      await page.getByText('Enter an amount, such as').waitFor();
      await page.getByText('Enter the day on which it is due.').waitFor();
      expect(await isThere(amountField(page))).toBe(true);
      for (const [typed, told] of [
        ['1.005', 'write fewer decimals'],
        ['12,5', 'Write digits with a point'],
        ['1130000.01', 'The invoice has less than that left'],
        ['0', 'more than zero'],
      ] as const) {
        await amountField(page).fill(typed);
        await page.getByText(told).waitFor();
      }
      await page.getByLabel('Due date').fill(inDays(200));
      await page.getByText('more than six calendar months away').waitFor();
      await page.getByLabel('Due date').fill(inDays(-1));
      await page.getByText('That day is over').waitFor();
      await page.getByRole('combobox', { name: 'Creditor' }).fill('no such party');
      await page.getByText('Nobody of that name or code is in the directory').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Choose a party from the list below the field.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(sent).toEqual([]);
      await page.context().close();
    });

    it('loses nothing typed with its session: it is drafted once they are back, and once', async () => {
      const person = stage().person('core');
      const page = await comeIn(stage(), person);
      await choose(page, 'INV-2026-F001');
      await amountField(page).fill('1000');
      await page.getByLabel('Due date').fill(inDays(30));
      let isEnded = false;
      // Between the hand and the service, so that nothing else can notice before.
      await page.route('**/v1/acts', async (route) => {
        if (!isEnded && route.request().method() === 'POST') {
          isEnded = true;
          await endSessionsOf(stage(), person);
        }
        await route.continue();
      });
      await page.getByRole('button', { name: 'Draft, and go on to sign' }).click();
      const lost = page.getByRole('dialog', { name: 'Your session has ended' });
      await lost.waitFor();
      expect([await amountField(page).inputValue(), await page.getByLabel('Due date').inputValue()]).toEqual([
        ...['1000', inDays(30)],
      ]);
      await lost.getByRole('button', { name: 'Sign in with a passkey' }).click();
      const act = await actAt(stage(), page, 'core');
      expect(act.message).toMatchObject({ face: '100000' });
      const machine = stage().machine('core');
      const query = { kind: 'issue', draftedAtFrom: act.draftedAt, state: 'offered,draft' };
      const { items } = await machine.call(machine.routes.GET('/v1/acts', { params: { query } }));
      expect(items.map(({ id }) => id)).toEqual([act.id]);
      await refuse(stage(), act.id, 'supplier');
      await page.context().close();
    });

    it('that the service drafts otherwise than it was typed is refused, offered to nobody and discarded', async () => {
      const page = await stage().signedIn(stage().person('core'));
      const drafted: string[] = [];
      await page.route('**/v1/acts', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        const response = await route.fetch();
        const { items } = (await response.json()) as { items: { id: string; message: Record<string, string> }[] };
        for (const act of items) {
          drafted.push(act.id);
          act.message.face = '99900000';
        }
        return route.fulfill({ response, json: { items } });
      });
      await choose(page, 'INV-2026-F001');
      await amountField(page).fill('999');
      await page.getByLabel('Due date').fill(inDays(30));
      await page.getByRole('button', { name: 'Draft, and go on to sign' }).click();
      await page.getByText('The draft is not what you typed').first().waitFor();
      await page.getByRole('row', { name: 'face 99900 99900000' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(new URL(page.url()).pathname).toBe('/issue');
      const machine = stage().machine('core');
      const id = found(drafted[0], 'draft');
      const asked = machine.call(machine.routes.GET('/v1/acts/{id}', { params: { path: { id } } }));
      await expect(asked).rejects.toMatchObject({ code: 'act-not-found' });
      await page.context().close();
    });
  });

  describe('a split', () => splits(stage));
  describe('financing', () => financing(stage));
  describe('quotes', () => quotes(stage));
}
