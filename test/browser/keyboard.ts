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

/** Walks to a button, a link or a box, and presses it. */
export async function press(on: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(on.page(), on);
  await on.page().keyboard.press(key);
}

export async function typeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field.page(), field);
  await field.page().keyboard.type(text);
}

/** Types into a field that proposes, and takes the proposal of that name, which has to be the first. */
export async function chooseByTyping(field: Locator, text: string, name: string): Promise<void> {
  const page = field.page();
  await typeInto(field, text);
  await page.getByRole('listbox').getByRole('option', { name }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
