import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minorAsText } from './minor-as-text.js';
import { type PortalStage, settled } from './portal-stage.js';

const MONEY = /\d[\d,]*\.\d{2}(?![\d%])/g;

interface HeldPart {
  readonly holder: string;
  /** Minor units, as where it starts is. */
  readonly amountMinor: string;
  readonly from: string;
}

/** Holds that a party's screen says of a claim what the service tells that party, part by part and digit for digit. @returns the parts, by where they start */
export async function claimTold(stage: PortalStage, page: Page, part: string, claim: string): Promise<HeldPart[]> {
  const machine = stage.machine(part);
  const params = { params: { path: { id: claim } } };
  const { fragments } = await machine.call(machine.routes.GET('/v1/receivables/{id}', params));
  const nameOf = (party: string) => stage.demo.parties.find((one) => one.party === party)?.name ?? party;
  await page.goto(`${stage.origin}/receivables/${claim}`);
  await settled(page);
  const rows = page.getByRole('table', { name: 'The claim, by holder' }).locator('tbody tr');
  for (const [place, { holder }] of fragments.entries()) {
    // Names are asked for by themselves, and come after what they name.
    await rows
      .nth(place)
      .filter({ hasText: nameOf(holder) })
      .waitFor();
  }
  const told = (await rows.allInnerTexts()).map((text) => text.match(MONEY));
  expect(told).toEqual(fragments.map(({ amountMinor, from, to }) => [amountMinor, from, to].map(minorAsText)));
  return fragments.map(({ holder, from, amountMinor }) => ({ holder, from, amountMinor }));
}
