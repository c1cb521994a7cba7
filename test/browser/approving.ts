import type { ActView } from '@tallystick/api-client';
import type { Page } from 'playwright-core';
import { found } from './found.js';
import { press } from './keyboard.js';
import type { PortalStage } from './portal-stage.js';
import type { Signer } from './signers.js';

export const approveButton = (page: Page) => page.getByRole('button', { name: 'Approve with passkey' });

/** The tag that says where the act on the page stands. */
export const actState = (page: Page, name: string) => page.locator('.tk-actions .tk-tag', { hasText: name });

/** Of the inbox and its other views. */
export const actRow = (page: Page, id: string) =>
  page.getByRole('row').filter({ has: page.locator(`a[href="/acts/${id}"]`) });

/** In the inbox the newest of its kind come first, so that Tab is soon there. */
export const inboxOf = (stage: PortalStage, { kind }: ActView) => `${stage.origin}/acts?kind=${kind}&sort=-draftedAt`;

/** Approves the act that is on the page, by keyboard alone, and waits until the page says so. */
export async function approve({ page }: Signer): Promise<void> {
  await press(approveButton(page));
  await page
    .getByText('You have approved')
    .or(page.getByText('Your organisation has signed'))
    .or(actState(page, 'On the ledger'))
    .first()
    .waitFor();
}

/** Finds the act in the inbox and approves it, by keyboard alone. */
export async function approveFromInbox(stage: PortalStage, signer: Signer, act: ActView): Promise<void> {
  const { page } = signer;
  await page.goto(inboxOf(stage, act));
  await press(page.locator(`main a[href="/acts/${act.id}"]`));
  await approve(signer);
}

/** Whose approvals of an act the service has of a party's people, in the order in which they gave them; one that counts no more is marked so. */
export async function approversOf(stage: PortalStage, part: string, { id }: Pick<ActView, 'id'>): Promise<string[]> {
  const machine = stage.machine(part);
  const { items } = await machine.call(machine.routes.GET('/v1/acts/{id}/approvals', { params: { path: { id } } }));
  return items
    .flatMap(({ approvals }) => approvals)
    .map(({ counts, personName }) => `${found(personName, 'name of who approved')}${counts ? '' : ', in vain'}`);
}
