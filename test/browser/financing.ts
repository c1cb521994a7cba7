import { expect, it } from '@jest/globals';
import { actAt, refuse } from './act-at.js';
import { axeFindings } from './axe.js';
import { isThere, press, tabTo, typeInto } from './keyboard.js';
import { openAt } from './open-at.js';
import { ownClaim } from './participants.js';
import { type PortalStage, settled } from './portal-stage.js';
import { postsOf } from './posts-of.js';

/** A supplier sells a claim to a bank before it is due, at a price that the two have agreed. */
export function financing(stage: () => PortalStage): void {
  it('shows what makes the price, is drafted by keyboard alone, and stands where bank and seller find it', async () => {
    const claim = await ownClaim(stage(), '2026-F003');
    const page = await openAt(stage(), 'supplier', `/receivables/${claim}`);
    await press(page.getByRole('link', { name: 'Finance', exact: true }));
    await tabTo(page, page.getByRole('radio', { name: 'ask one or several banks' }));
    await page.keyboard.press('ArrowDown');
    await typeInto(page.getByRole('textbox', { name: 'Amount' }), '360000');
    await typeInto(page.getByRole('combobox', { name: 'Bank' }), '江海银行');
    const options = page.getByRole('listbox').getByRole('option');
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual([expect.stringMatching(/^江海银行股份有限公司/)]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeInto(page.getByRole('textbox', { name: 'Rate, percent a year' }), '3.6');
    await typeInto(page.getByRole('textbox', { name: 'Fee' }), '100');
    const price = page.getByRole('table', { name: 'What makes the price' });
    const discount = await price.getByRole('row', { name: /^Discount/ }).innerText();
    const [, days = '', minus = ''] = /3\.6% × (\d+) days ÷ 360.*CNY ?-([\d,.]+)/s.exec(discount) ?? [];
    // 360,000.00 at 3.6% is 36.00 a day.
    expect(minus.replace(',', '')).toBe((36 * Number(days)).toFixed(2));
    expect(Number(days)).toBeGreaterThan(50);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const act = await actAt(stage(), page, 'supplier');
    const priceMinor = String(36_000_000 - 3_600 * Number(days) - 10_000);
    expect(act).toMatchObject({ kind: 'purchase', state: 'offered' });
    expect(act.message).toMatchObject({
      ...{ receivable: claim, from: '0', to: '113000000', amount: '36000000', price: priceMinor },
      ...{ holder: stage().party('supplier').party, buyer: stage().party('bank').party },
    });
    await page.goto(`${stage().origin}/financing`);
    const offers = page.getByRole('table', { name: 'Offers at a price that was agreed' });
    await offers.getByRole('row', { name: /江海银行股份有限公司.*CNY ?360,000.00.*Waits for the bank/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    const banker = await stage().signedIn(stage().person('bank'));
    await banker.goto(`${stage().origin}/financing`);
    const offer = banker
      .getByRole('table', { name: 'Offers at a price that was agreed' })
      .getByRole('row', { name: /宁波精工传动有限公司.*华星汽车股份有限公司.*CNY ?360,000.00/ });
    await offer.waitFor();
    expect(await offer.getByRole('link').getAttribute('href')).toBe(`/acts/${act.id}`);
    expect(await banker.getByRole('button', { name: /Draft the sale/ }).count()).toBe(0);
    expect(await axeFindings(banker)).toEqual([]);
    await refuse(stage(), act.id, 'bank');
    // By the news of it, on both screens.
    for (const one of [page, banker]) {
      await one
        .getByRole('table', { name: 'Offers at a price that was agreed' })
        .getByRole('row', { name: /CNY ?360,000.00.*Refused/ })
        .first()
        .waitFor();
      await one.context().close();
    }
  });

  it('that is filled in wrongly is not sent: each field says what is wrong', async () => {
    const page = await stage().signedIn(stage().person('supplier'));
    const sent = postsOf(page);
    await page.goto(`${stage().origin}/financing`);
    await settled(page);
    await page.getByRole('button', { name: 'Ask for quotes' }).click();
    for (const told of ['Choose what you want to sell.', 'Choose one bank at least.'])
      await page.getByText(told).waitFor();
    await page.getByRole('combobox', { name: 'Banks to ask' }).fill('no such bank');
    await page.getByText('Choose a bank from the list below the field, or empty the field.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('radio', { name: 'offer at a price' }).check();
    await page.getByRole('button', { name: 'Draft the sale, and go on to sign' }).click();
    const fragment = page.getByRole('combobox', { name: 'Fragment' });
    for (const told of [
      'Choose what you want to sell.',
      'Enter the bank’s name or code.',
      'Enter a rate, such as 3.6.',
    ])
      await page.getByText(told).waitFor();
    expect(await isThere(fragment)).toBe(true);
    await fragment.selectOption({ index: 1 });
    await page.getByRole('textbox', { name: 'Rate, percent a year' }).fill('3,6');
    await page.getByText('Write percent with a point').waitFor();
    await page.getByRole('textbox', { name: 'Rate, percent a year' }).fill('3.6');
    await page.getByRole('textbox', { name: 'Fee' }).fill('99999999');
    await page.getByText('Discount and fee leave nothing of the claim.').waitFor();
    await page.getByRole('textbox', { name: 'Amount' }).fill('99999999');
    await page.getByText('That is more than the fragment.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(sent).toEqual([]);
    await page.context().close();
  });
}
