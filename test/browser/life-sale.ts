import { expect } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import type { Page } from 'playwright-core';
import { actAt } from './act-at.js';
import { approve } from './approving.js';
import { found } from './found.js';
import { chooseByTyping, press, typeInto } from './keyboard.js';
import { minorAsText } from './minor-as-text.js';
import { type PortalStage, settled } from './portal-stage.js';
import type { Signer } from './signers.js';

const BANK = '江海银行股份有限公司';

/** The seller offers all that it holds of a claim to the bank, by keyboard alone; the price on the screen is the act's. @returns the act that is offered */
export async function offerToBank(stage: PortalStage, page: Page, claim: string, rate: string): Promise<ActView> {
  await page.goto(`${stage.origin}/receivables/${claim}`);
  await settled(page);
  await press(page.getByRole('link', { name: 'Finance', exact: true }));
  await chooseByTyping(page.getByRole('combobox', { name: 'Bank' }), '江海', BANK);
  await typeInto(page.getByRole('textbox', { name: 'Rate, percent a year' }), rate);
  const price = page.getByRole('table', { name: 'What makes the price' });
  const told = await price.getByRole('row', { name: /^You receive/ }).innerText();
  await page.keyboard.press('Enter');
  const act = await actAt(stage, page, 'supplier');
  expect(found(/[\d,]+\.\d{2}/.exec(told)?.[0], 'price on the screen')).toBe(minorAsText(String(act.message.price)));
  return act;
}

/** The bank finds what it is offered among its financings, and signs it by keyboard alone. */
export async function buy(stage: PortalStage, bank: Signer, act: ActView): Promise<void> {
  await bank.page.goto(`${stage.origin}/financing`);
  await press(bank.page.locator(`main a[href="/acts/${act.id}"]`));
  await approve(bank);
}
