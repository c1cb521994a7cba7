import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** As an init script it is not the page's own, whose policy would refuse it. */
export const inPage = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ path: join(import.meta.dirname, 'in-page.mjs') });

/** Calls one of `in-page.mjs` and gives its milliseconds. */
export const measured = (page: Page, name: string, ...args: readonly (string | number)[]): Promise<number> =>
  page.evaluate<number>(`bench.${name}(${args.map((one) => JSON.stringify(one)).join(', ')})`);

/**
 * Milliseconds from the start of a navigation until something useful is on screen: the element of `selector`, and the frame that shows it.
 * The context is a new one, in which nothing is kept from an opening before, and ends with it.
 */
export async function openingMs(context: BrowserContext, address: string, selector: string): Promise<number> {
  await inPage(context);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const taken = await measured(page, 'opened', selector);
  await context.close();
  return taken;
}
