import { expect, it } from '@jest/globals';
import type { components } from '@tallystick/api-client';
import { pass } from '@tallystick/stories';
import type { Page } from 'playwright-core';
import { actAt, refuse } from './act-at.js';
import { anotherBank } from './another-bank.js';
import { actState, approveButton } from './approving.js';
import { axeFindings } from './axe.js';
import { comeIn, endSessionsOf } from './come-in.js';
import { press, tabTo, typeInto } from './keyboard.js';
import { openAt } from './open-at.js';
import { ownClaim, participant } from './participants.js';
import { type PortalStage, settled } from './portal-stage.js';
import { requestAt } from './request-at.js';
import { signerOf } from './signers.js';

const LIFE_TIMEOUT_MS = 240_000;

/** Sellers ask banks for their prices, compare and accept; banks name them or do not. */
export function quotes(stage: () => PortalStage): void {
  const rate = (page: Page) => page.getByRole('textbox', { name: 'Rate, percent a year' });
  const fee = (page: Page) => page.getByRole('textbox', { name: 'Fee' });
  const draft = (page: Page) => page.getByRole('button', { name: 'Draft the quote, and go on to sign' });
  const days = async (page: Page) => {
    const price = page.getByRole('table', { name: 'What makes the price' });
    const [, text = ''] = /× (\d+) days/.exec(await price.getByRole('row', { name: /^Discount/ }).innerText()) ?? [];
    return Number(text);
  };

  let claim: Promise<string> | undefined;
  /** A request of the supplier to the demo's bank, of CNY 10,000.00. */
  async function asked(): Promise<components['schemas']['QuoteRequestView']> {
    claim ??= ownClaim(stage(), '2026-F005');
    const machine = stage().machine('supplier');
    const banks = [stage().party('bank').party];
    const body = { receivable: await claim, from: '0', amountMinor: '1000000', kind: 'purchase' as const, banks };
    return machine.call(machine.routes.POST('/v1/quote-requests', { body }));
  }

  it(
    'are asked of two banks, which do not see one another, compared, and the best is accepted and on the ledger',
    async () => {
      const [supplier, subSupplier] = [
        await participant(stage(), 'supplier'),
        await participant(stage(), 'subSupplier'),
      ];
      const receivable = await ownClaim(stage(), '2026-F004');
      await pass(supplier, subSupplier, receivable, '0', '50000000');
      const other = await anotherBank(stage());
      const { page } = await signerOf(stage(), 'subSupplier', 0);

      await page.goto(`${stage().origin}/receivables/${receivable}`);
      await press(page.getByRole('link', { name: 'Finance', exact: true }));
      const banks = page.getByRole('combobox', { name: 'Banks to ask' });
      const options = page.getByRole('listbox').getByRole('option');
      await typeInto(page.getByRole('textbox', { name: 'Amount' }), '360000');
      await tabTo(page, banks);
      for (const name of ['江海银行股份有限公司', '滨海银行股份有限公司']) {
        await page.keyboard.type('银行');
        await options.first().waitFor();
        // The settlement bank has the word in its name too, and does not buy.
        const names = (await options.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
        expect(names.toSorted()).toEqual(['江海银行股份有限公司', '滨海银行股份有限公司'].toSorted());
        for (let step = 0; step <= names.indexOf(name); step += 1) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: `Do not ask ${name}` }).waitFor();
      }
      await page.getByText('Each of the 2 banks is told').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Enter');
      const id = await requestAt(page);
      const address = page.url();
      const answers = page.getByRole('table', { name: 'Banks that were asked' });
      await answers.getByRole('row', { name: /滨海银行股份有限公司 Not answered yet/ }).waitFor();
      expect(await axeFindings(page)).toEqual([]);

      const banker = await stage().signedIn(stage().person('bank'));
      await banker.goto(stage().origin);
      const todo = banker.getByRole('table', { name: 'Quotes' }).locator(`a[href="/financing/requests/${id}"]`);
      expect(await todo.innerText()).toBe('Name a price');
      await todo.click();
      await rate(banker).fill('3.6');
      await fee(banker).fill('100');
      // 360,000.00 at 3.6% is 36.00 a day.
      const priceMinor = 36_000_000 - 3_600 * (await days(banker)) - 10_000;
      expect(await banker.getByText('滨海银行').count()).toBe(0);
      expect(await axeFindings(banker)).toEqual([]);
      await draft(banker).click();
      const best = await actAt(stage(), banker, 'bank');
      expect(best).toMatchObject({ kind: 'purchase', state: 'offered' });
      expect(best.message).toMatchObject({
        ...{ receivable, amount: '36000000', price: String(priceMinor) },
        ...{ holder: subSupplier.party, buyer: stage().party('bank').party },
      });
      await stage()
        .machine('bank')
        .sign(best, await stage().signer('bank'), { price: String(priceMinor) });

      await other.page.goto(`${stage().origin}/financing`);
      await other.page.getByRole('table', { name: 'Prices you are asked for' }).getByRole('link').click();
      await rate(other.page).fill('3.9');
      expect(await other.page.getByText('江海银行').count()).toBe(0);
      await draft(other.page).click();
      await other.page.waitForURL(/\/acts\//);
      await other.page.getByRole('link', { name: 'Request for quotes' }).click();
      await other.page
        .getByRole('table', { name: 'Your quotes' })
        .getByRole('row', { name: /3\.9%.*Bank has not signed/ })
        .waitFor();

      // By the news of it, without a reload.
      const table = page.getByRole('table', { name: 'Quotes', exact: true });
      await table.getByRole('row', { name: /江海银行股份有限公司 Best 3\.6%.*Bank has signed/ }).waitFor();
      const worse = table.getByRole('row', { name: /滨海银行股份有限公司 3\.9%.*Bank has not signed/ });
      await worse.waitFor();
      expect((await table.getByRole('row').allInnerTexts()).map((text) => text.slice(0, 2))).toEqual([
        ...['Ba', '江海', '滨海'],
      ]);
      expect(await axeFindings(page)).toEqual([]);

      await table.getByRole('row', { name: /江海/ }).getByRole('link', { name: 'Accept' }).click();
      await page.waitForURL(`**/acts/${best.id}`);
      await approveButton(page).click();
      await actState(page, 'On the ledger').waitFor();
      expect((await stage().machine('bank').act(best.id)).state).toBe('recorded');
      await page.goto(address);
      await actState(page, 'Sold').waitFor();
      await table.getByRole('row', { name: /江海银行股份有限公司.*Accepted/ }).waitFor();
      await table.getByRole('row', { name: /滨海银行股份有限公司.*Overtaken/ }).waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      // Whose quote was taken, and that there was another, is nobody else's business: no news tells of it, and the page looks again by itself.
      await actState(other.page, 'Overtaken').waitFor();
      expect(await other.page.getByText('江海银行').count()).toBe(0);
      await actState(banker, 'On the ledger').waitFor();
      for (const one of [page, banker, other.page]) await one.context().close();
    },
    LIFE_TIMEOUT_MS,
  );

  it('are declined with a reason, which the seller reads; or no longer wanted, which the bank is told', async () => {
    const [first, second] = [await asked(), await asked()];
    const banker = await openAt(stage(), 'bank', `/financing/requests/${first.id}`);
    const seller = await openAt(stage(), 'supplier', `/financing/requests/${first.id}`);
    await banker.getByRole('button', { name: 'Name no price' }).click();
    const dialogue = banker.getByRole('dialog', { name: 'Name no price' });
    await dialogue.getByRole('button', { name: 'Name no price' }).click();
    await dialogue.getByText('Say why').waitFor();
    await settled(banker);
    expect(await axeFindings(banker)).toEqual([]);
    await dialogue.getByLabel('Reason').fill('额度已满');
    await dialogue.getByRole('button', { name: 'Name no price' }).click();
    await banker.getByText('The seller was told why: “额度已满”').waitFor();
    expect(await draft(banker).count()).toBe(0);
    expect(await banker.getByRole('button', { name: 'Name no price' }).count()).toBe(0);
    await settled(banker);
    expect(await axeFindings(banker)).toEqual([]);
    const answers = seller.getByRole('table', { name: 'Banks that were asked' });
    await answers.getByRole('row', { name: /Names no price.*额度已满/ }).waitFor();

    await banker.goto(`${stage().origin}/financing/requests/${second.id}`);
    await draft(banker).waitFor();
    await seller.goto(`${stage().origin}/financing/requests/${second.id}`);
    await seller.getByRole('button', { name: 'Withdraw the request' }).click();
    await seller.getByRole('dialog').getByRole('button', { name: 'Withdraw the request' }).click();
    for (const page of [seller, banker]) await actState(page, 'Withdrawn').waitFor();
    expect(await draft(banker).count()).toBe(0);
    for (const page of [seller, banker]) {
      await page.goto(`${stage().origin}/financing`);
      const ended = page.getByRole('table', { name: 'Ended requests' });
      await ended.locator(`a[href="/financing/requests/${second.id}"]`).waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('that the service drafts otherwise than the bank was shown are refused, offered to nobody and discarded', async () => {
    const { id } = await asked();
    const page = await openAt(stage(), 'bank', `/financing/requests/${id}`);
    await page.route('**/v1/quote-requests/*/quotes', async (route) => {
      const response = await route.fetch();
      const act = (await response.json()) as { message: Record<string, string> };
      act.message.price = '1';
      await route.fulfill({ response, json: act });
    });
    await rate(page).fill('3.6');
    await draft(page).click();
    await page.getByText('The draft is not what you typed').first().waitFor();
    await page.getByRole('row', { name: /^price \d+ 1$/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const machine = stage().machine('bank');
    const request = { params: { path: { id } } };
    const { answers } = await machine.call(machine.routes.GET('/v1/quote-requests/{id}', request));
    expect(answers.map(({ state, quotes: of }) => [state, of])).toEqual([['asked', []]]);
    await page.context().close();
  });

  it('lose nothing typed with the session: drafted once they are back, and once', async () => {
    const { id } = await asked();
    const person = stage().person('bank');
    const page = await comeIn(stage(), person);
    await page.goto(`${stage().origin}/financing/requests/${id}`);
    await rate(page).fill('3.55');
    await fee(page).fill('12');
    let isEnded = false;
    await page.route('**/v1/quote-requests/*/quotes', async (route) => {
      if (!isEnded) {
        isEnded = true;
        await endSessionsOf(stage(), person);
      }
      await route.continue();
    });
    await draft(page).click();
    const lost = page.getByRole('dialog', { name: 'Your session has ended' });
    await lost.waitFor();
    expect([await rate(page).inputValue(), await fee(page).inputValue()]).toEqual(['3.55', '12']);
    await lost.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const act = await actAt(stage(), page, 'bank');
    const machine = stage().machine('supplier');
    const seen = await machine.call(machine.routes.GET('/v1/quote-requests/{id}', { params: { path: { id } } }));
    expect(seen.answers.flatMap(({ quotes: of }) => of)).toEqual([
      expect.objectContaining({
        act: act.id,
        annualRatePercent: '3.55',
        feeMinor: '1200',
        priceMinor: act.message.price,
      }),
    ]);
    await refuse(stage(), act.id, 'supplier');
    await page.context().close();
  });
}
