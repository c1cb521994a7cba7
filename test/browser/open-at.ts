import type { Page } from 'playwright-core';
import { type Language, type PortalStage, settled } from './portal-stage.js';

/** Who looks on: the first person of a party of the demo, or another of them by their place. */
type Onlooker = string | readonly [part: string, place: number];

/** A page of somebody of the demo, at an address. What earlier tests provoked, as by a lost connection, is forgotten. */
export async function openAt(
  stage: PortalStage,
  onlooker: Onlooker,
  address: string,
  language: Language = 'en',
): Promise<Page> {
  stage.takeComplaints();
  const [part, place] = typeof onlooker === 'string' ? [onlooker, 0] : onlooker;
  const page = await stage.signedIn(stage.person(part, place), language);
  await page.goto(new URL(address, stage.origin).href);
  await settled(page);
  return page;
}
