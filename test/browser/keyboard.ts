import type { Locator, Page } from 'playwright-core';

const STEPS_MAX = 80;

/** Walks there with Tab alone, from wherever the hand is. Throws when no walk through the page leads there. */
export async function tabTo(page: Page, to: Locator): Promise<void> {
  await to.waitFor();
  for (let step = 0; step < STEPS_MAX; step += 1) {
    await page.keyboard.press('Tab');
    if (await isThere(to)) return;
  }
  throw new Error(`${STEPS_MAX} tabs did not lead to ${String(to)}`);
}

/** Whether the hand is there. */
export const isThere = async (at: Locator): Promise<boolean> => (await at.and(at.page().locator(':focus')).count()) > 0;
