import type { Page } from 'playwright-core';
import type { DemoPerson } from '../../apps/standalone/src/demo-file.js';
import { addAuthenticator } from './authenticator.js';
import type { PortalStage } from './portal-stage.js';

/** A new link for somebody, whose secret is behind the `#`. */
export async function linkOf(stage: PortalStage, { part, id }: DemoPerson): Promise<string> {
  const machine = stage.machine(part);
  const params = { params: { path: { person: id } } };
  const { code } = await machine.call(machine.routes.POST('/v1/people/{person}/link', params));
  return `${stage.origin}/enrol#${code}`;
}

/** Somebody of the demo comes in by a new link. */
export const comeIn = async (stage: PortalStage, person: DemoPerson): Promise<Page> =>
  comeInBy(stage, await linkOf(stage, person));

/** Comes in by a link and signs in with the passkey made by it. */
export async function comeInBy(stage: PortalStage, link: string): Promise<Page> {
  const page = await stage.page();
  await addAuthenticator(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { name: 'Your passkey is registered' }).waitFor();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  return page;
}

export async function endSessionsOf(stage: PortalStage, { part, id }: DemoPerson): Promise<void> {
  const machine = stage.machine(part);
  await machine.call(machine.routes.DELETE('/v1/people/{person}/sessions', { params: { path: { person: id } } }));
}
