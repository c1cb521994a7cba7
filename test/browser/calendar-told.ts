import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minorAsText } from './minor-as-text.js';
import { type PortalStage, settled } from './portal-stage.js';

/**
 * Holds that a party's calendar of maturities says of the day on which a claim is due what the service tells that party, digit for digit, and that it
 * is no less than what the party holds or owes of that claim.
 */
export async function calendarTold(stage: PortalStage, page: Page, part: string, claim: string): Promise<void> {
  const { party } = stage.party(part);
  const machine = stage.machine(part);
  const params = { params: { path: { id: claim } } };
  const { dueDate, debtor, faceMinor, fragments } = await machine.call(
    machine.routes.GET('/v1/receivables/{id}', params),
  );
  const own = fragments
    .filter(({ holder }) => holder === party)
    .reduce((sum, one) => sum + BigInt(one.amountMinor), 0n);
  const query = { month: dueDate.slice(0, 7) };
  const { held, owed } = await machine.call(machine.routes.GET('/v1/position', { params: { query } }));
  const due = (debtor === party ? owed : held)
    .filter(({ day }) => day === dueDate)
    .reduce((sum, one) => sum + BigInt(one.amountMinor), 0n);
  expect(due).toBeGreaterThanOrEqual(debtor === party ? BigInt(faceMinor) : own);
  await page.goto(`${stage.origin}/settlement?month=${query.month}`);
  await settled(page);
  const calendar = page.getByRole('table', { name: /^Calendar of/ });
  const drawn = calendar.getByRole('cell').filter({ has: page.locator(`time[datetime="${dueDate}"]`) });
  const sums = drawn.locator(`.pt-due-${debtor === party ? 'outgoing' : 'incoming'} .tk-num`);
  await sums.first().waitFor();
  expect(await sums.allInnerTexts()).toEqual([minorAsText(String(due))]);
}
