import { expect, it } from '@jest/globals';
import { signAndRecord } from '@tallystick/stories';
import { actAt } from './act-at.js';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { drawnWidths } from './drawn-widths.js';
import { chooseByTyping, press, typeInto } from './keyboard.js';
import { openAt } from './open-at.js';
import { ownClaim, participant } from './participants.js';
import { type PortalStage, settled } from './portal-stage.js';
import { postsOf } from './posts-of.js';

/** A holder passes parts of a claim on. */
export function splits(stage: () => PortalStage): void {
  it('is drawn as it is typed, by keyboard alone; each part goes to its recipient once it is recorded', async () => {
    const claim = await ownClaim(stage(), '2026-F002');
    const supplier = await participant(stage(), 'supplier');
    const page = await openAt(stage(), 'supplier', `/receivables/${claim}`);
    await press(page.getByRole('link', { name: 'Pass on or split' }));
    const first = page.getByRole('group', { name: 'Part 1' });
    await chooseByTyping(
      first.getByRole('combobox', { name: 'Recipient' }),
      '91440300MA5EQM200H',
      '深圳明光五金加工厂',
    );
    await typeInto(first.getByRole('textbox', { name: 'Amount' }), '282500');
    await expect(drawnWidths(page)).resolves.toEqual(['75%', '25%']);
    await press(page.getByRole('button', { name: 'Another part' }));
    const second = page.getByRole('group', { name: 'Part 2' });
    const recipient = second.getByRole('combobox', { name: 'Recipient' });
    await recipient.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('长江清算');
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /长江清算银行/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(second.getByRole('button', { name: 'All that is left' }));
    await expect(second.getByRole('textbox', { name: 'Amount' }).inputValue()).resolves.toBe('847500.00');
    await expect(drawnWidths(page)).resolves.toEqual(['25%', '75%']);
    const table = page.getByRole('table', { name: 'What will happen' });
    await table
      .getByRole('row', { name: /长江清算银行股份有限公司 CNY ?847,500.00 CNY ?282,500.00 CNY ?1,130,000.00/ })
      .waitFor();
    await table.getByText('深圳明光五金加工厂').waitFor();
    const { name, text } = await downloaded(page, 'Export CSV');
    expect(name).toBe(`receivable-${claim}-plan.csv`);
    const [head = '', ...parts] = text.trim().split('\r\n');
    expect(head).toBe('receivable,holder,holderName,isPassed,currency,amountMinor,from,to');
    const rowOf = (part: string, sums: string) =>
      `${claim},${stage().party(part).party},${stage().party(part).name},true,CNY,${sums}`;
    expect(parts).toEqual([
      rowOf('workshop', '28250000,0,28250000'),
      rowOf('settlementBank', '84750000,28250000,113000000'),
    ]);
    // Where the hand was.
    await second.getByRole('textbox', { name: 'Amount' }).focus();
    await page.getByText('The fragment is cut into 2 fragments that are all still yours').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press(page.getByRole('button', { name: 'Draft the split, and go on to sign' }));
    const split = await actAt(stage(), page, 'supplier');
    expect(split.message).toMatchObject({ receivable: claim, from: '0', to: '113000000', cuts: ['28250000'] });
    await page.goBack();
    await page.getByText('The split waits to be recorded').waitFor();
    // The plan is in the address meanwhile, without a name.
    await table.getByText('长江清算银行股份有限公司').waitFor();
    await table.getByText('深圳明光五金加工厂').waitFor();
    expect((await downloaded(page, 'Export CSV')).text).toBe(text);
    expect(await axeFindings(page)).toEqual([]);
    await signAndRecord(split, [supplier], { receivable: claim, cuts: ['28250000'] });
    // By the news of it: nothing is reloaded.
    await page.getByText('The fragment is split').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press(page.getByRole('button', { name: 'Draft 2 acts' }));
    await page.waitForURL(/\/acts$/);
    const { items } = await supplier.client.call(
      supplier.client.routes.GET('/v1/acts', { params: { query: { kind: 'transfer', state: 'offered', limit: 2 } } }),
    );
    const passed = items.map(({ message: { receivable, from, amount, recipient: to } }) => [
      receivable,
      from,
      amount,
      to,
    ]);
    const [workshop, bank] = [stage().party('workshop').party, stage().party('settlementBank').party];
    expect(passed.sort()).toEqual([
      [claim, '0', '28250000', workshop],
      [claim, '28250000', '84750000', bank],
    ]);
    await page.context().close();
  }, 240_000);

  it('whose parts do not fit says so at the part, and is not sent', async () => {
    const page = await stage().signedIn(stage().person('supplier'));
    const sent = postsOf(page);
    await page.goto(`${stage().origin}/receivables/${await stage().sharedReceivable()}/transfer`);
    await settled(page);
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await amount.fill('680000.01');
    await page.getByText('That is more than is left of the fragment.').waitFor();
    await amount.fill('680000');
    await page.getByRole('button', { name: 'Draft, and go on to sign' }).click();
    await page.getByText('All of it stays yours in one piece').waitFor();
    await page.getByRole('combobox', { name: 'Recipient' }).fill('宁波');
    await page.getByRole('button', { name: 'Draft, and go on to sign' }).click();
    await page.getByText('Choose a party from the list below the field.').waitFor();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    expect(sent).toEqual([]);
    await page.context().close();
  });

  it('is none of who holds nothing of the claim', async () => {
    const page = await stage().signedIn(stage().person('core'));
    const claim = await stage().sharedReceivable();
    await page.goto(`${stage().origin}/receivables/${claim}/transfer`);
    await page.getByText('You hold nothing of this receivable').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${stage().origin}/receivables/${claim}`);
    await settled(page);
    expect(await page.getByRole('link', { name: 'Pass on or split' }).count()).toBe(0);
    await page.context().close();
  });
}
