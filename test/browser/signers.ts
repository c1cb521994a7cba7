import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { addAuthenticator } from './authenticator.js';
import type { PortalStage } from './portal-stage.js';

/** A person in a browser of their own, with a device whose passkey is on their organisation's account. */
export interface Signer {
  readonly page: Page;
  readonly name: string;
  /** How often the device was asked to sign anything, by its own count. */
  readonly asked: () => Promise<number>;
}

/** Registers the device on the person's account screen; the demo's keys put it on the account. */
export async function signerOf(stage: PortalStage, part: string, place: number): Promise<Signer> {
  const person = stage.person(part, place);
  const page = await stage.signedIn(person);
  const { devtools, authenticatorId } = await addAuthenticator(page);
  await page.goto(`${stage.origin}/account`);
  await page.getByRole('button', { name: 'Register this device to sign' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Register this device to sign' });
  const device = `办公室的钥匙 ${randomUUID().slice(0, 8)}`;
  await dialogue.getByLabel('Device').fill(device);
  await dialogue.getByRole('button', { name: 'Make the passkey' }).click();
  await dialogue.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: device }).getByText('On the account', { exact: true }).waitFor();
  const asked = async () => {
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials.reduce((sum, { signCount }) => sum + signCount, 0);
  };
  return { page, name: person.name, asked };
}
