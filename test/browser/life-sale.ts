import { expect } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import type { Page } from 'playwright-core';
import { actAt } from './act-at.js';
import { approve } from './approving.js';
import { found } from './found.js';
import { chooseByTyping, press, typeInto } from './keyboard.js';
import { minorAsText } from './minor-as-text.js';
import { type PortalStage, settled } from './portal-stage.js';
import { requestAt } from './request-at.js';
import type { Signer } from './signers.js';

const BANK = '江海银行股份有限公司';

/** The seller asks the bank for its price of all that it holds of a claim, by keyboard alone. @returns where the request is */
export async function askBank(stage: PortalStage, page: Page, claim: string): Promise<string> {
  await page.goto(`${stage.origin}/receivables/${claim}`);
  await settled(page);
  await press(page.getByRole('link', { name: 'Finance', exact: true }));
  await chooseByTyping(page.getByRole('combobox', { name: 'Banks to ask' }), '江海', BANK);
  await page.getByRole('button', { name: `Do not ask ${BANK}` }).waitFor();
  await page.keyboard.press('Enter');
  return `/financing/requests/${await requestAt(page)}`;
}

/** The bank finds what it is asked among its financings, names a rate and signs, by keyboard alone; the price on the screen is the act's. @returns the act */
export async function quote(stage: PortalStage, bank: Signer, request: string, rate: string): Promise<ActView> {
  const { page } = bank;
  await page.goto(`${stage.origin}/financing`);
  await press(page.locator(`main a[href="${request}"]`));
  await typeInto(page.getByRole('textbox', { name: 'Rate, percent a year' }), rate);
  const price = page.getByRole('table', { name: 'What makes the price' });
  const told = await price.getByRole('row', { name: /^You pay/ }).innerText();
  await page.keyboard.press('Enter');
  const act = await actAt(stage, page, 'bank');
  expect(found(/[\d,]+\.\d{2}/.exec(told)?.[0], 'price on the screen')).toBe(minorAsText(String(act.message.price)));
  await approve(bank);
  return act;
}

/** The seller sees, on the page of its request, that the bank has named its price, and takes it by keyboard alone. */
export async function acceptQuote(page: Page, { id }: ActView): Promise<void> {
  const quoted = page.getByRole('row', { name: new RegExp(`${BANK}.*Bank has signed`) });
  await press(quoted.getByRole('link', { name: 'Accept' }));
  await page.waitForURL(`**/acts/${id}`);
}
