import type { ActView } from '@tallystick/api-client';
import { recorded } from '@tallystick/stories';
import type { Page } from 'playwright-core';
import { actAt } from './act-at.js';
import { actRow, actState, approve, approveFromInbox, inboxOf } from './approving.js';
import { chooseByTyping, isThere, press, tabTo, typeInto } from './keyboard.js';
import { inDays } from './participants.js';
import { type PortalStage, settled } from './portal-stage.js';
import type { Signer } from './signers.js';

const DUE_IN_DAYS = 45;

export interface IssueTyped {
  readonly invoice: string;
  /** As it is typed, such as 900,000.37. */
  readonly face: string;
}

/** The core enterprise's maker fills in the issue's form by keyboard alone. @returns the act that is offered */
export async function draftIssue(stage: PortalStage, page: Page, { invoice, face }: IssueTyped): Promise<ActView> {
  await page.goto(`${stage.origin}/receivables`);
  await settled(page);
  await press(page.getByRole('link', { name: 'Issue' }));
  await chooseByTyping(page.getByRole('combobox', { name: 'Creditor' }), '精工', '宁波精工传动有限公司');
  const wanted = page.getByRole('radio', { name: invoice });
  await wanted.waitFor();
  // One Tab leads to the group and the arrows through it.
  await press(page.getByRole('radio').first(), 'Space');
  const places = await page.getByRole('radio').count();
  for (let step = 0; !(await wanted.isChecked()); step += 1) {
    if (step === places) throw new Error(`${places} arrows did not lead to the invoice ${invoice}`);
    await page.keyboard.press('ArrowDown');
  }
  await typeInto(page.getByRole('textbox', { name: 'Face amount' }), face);
  const [year = '', month = '', day = ''] = inDays(DUE_IN_DAYS).split('-');
  await typeInto(page.getByLabel('Due date'), `${month}${day}${year}`);
  await page.keyboard.press('Enter');
  return actAt(stage, page, 'core');
}

export interface SplitTyped {
  readonly claim: string;
  /** Who gets the first part, as it is looked for and as it is called. */
  readonly recipient: readonly [typed: string, name: string];
  readonly amount: string;
}

/** The holder plans, by keyboard alone, that a claim is cut in two, of which the first part goes to somebody. @returns the act that cuts it */
export async function draftSplit(stage: PortalStage, page: Page, { claim, recipient, amount }: SplitTyped) {
  await page.goto(`${stage.origin}/receivables/${claim}`);
  await settled(page);
  await press(page.getByRole('link', { name: 'Pass on or split' }));
  const first = page.getByRole('group', { name: 'Part 1' });
  await chooseByTyping(first.getByRole('combobox', { name: 'Recipient' }), ...recipient);
  await typeInto(first.getByRole('textbox', { name: 'Amount' }), amount);
  await press(page.getByRole('button', { name: 'Another part' }));
  await press(page.getByRole('group', { name: 'Part 2' }).getByRole('button', { name: 'All that is left' }));
  await press(page.getByRole('button', { name: 'Draft the split, and go on to sign' }));
  return actAt(stage, page, 'supplier');
}

/** Once the split is recorded its plan goes on by itself, on the page that is open. @returns the act that passes the part on */
export async function draftPass(stage: PortalStage, page: Page): Promise<ActView> {
  await page.goBack();
  await page.getByText('The fragment is split').waitFor();
  await press(page.getByRole('button', { name: 'Draft the act' }));
  return actAt(stage, page, 'supplier');
}

/** Maker and checker sign the act that the maker's page is on: the checker finds it in the inbox, and the maker sees it without asking. */
export async function signByTwo(stage: PortalStage, [maker, checker]: readonly [Signer, Signer], act: ActView) {
  await approve(maker);
  await maker.page.getByText('1 of 2 people').waitFor();
  await approveFromInbox(stage, checker, act);
  await maker.page.getByText('2 of 2 people').waitFor();
}

/** Chosen in the inbox and signed in the dialogue of the ceremony. */
export async function signInCeremony(stage: PortalStage, { page }: Signer, act: ActView): Promise<void> {
  await page.goto(inboxOf(stage, act));
  await press(actRow(page, act.id).getByRole('checkbox'), 'Space');
  const opener = page.getByRole('button', { name: 'Sign the chosen act' });
  await press(opener);
  const dialogue = page.getByRole('dialog', { name: 'Sign these acts' });
  await press(dialogue.getByRole('button', { name: 'Sign the chosen act' }));
  await dialogue.getByText('Approved', { exact: true }).waitFor();
  const done = dialogue.getByRole('button', { name: 'Done' });
  // It is at work until the page knows what came of it, and takes no key before.
  await dialogue.locator('.ant-btn-loading').waitFor({ state: 'detached' });
  if (!(await isThere(done))) await tabTo(page, done);
  await page.keyboard.press('Enter');
  await dialogue.waitFor({ state: 'hidden' });
  // Nothing is chosen any more, so what opened it cannot have the hand back.
  await page.locator('main:focus').waitFor();
}

/** All pages that are on the act say that the ledger has it, without being asked again. @returns it as it was recorded */
export async function onLedger(stage: PortalStage, part: string, act: ActView, pages: readonly Page[]) {
  for (const page of pages) await actState(page, 'On the ledger').waitFor();
  return recorded(stage.machine(part), act.id);
}
