import type { Page } from 'playwright-core';
import { type Language, type PortalStage, settled } from './portal-stage.js';

/** A page of the first person of a party of the demo, at an address. What earlier tests provoked, as by a lost connection, is forgotten. */
export async function openAt(stage: PortalStage, part: string, path: string, language: Language = 'en'): Promise<Page> {
  stage.takeComplaints();
  const page = await stage.signedIn(stage.person(part), language);
  await page.goto(`${stage.origin}${path}`);
  await settled(page);
  return page;
}
