import type { Page } from 'playwright-core';

/** Of an element, as the browser has it. */
interface Drawn {
  readonly style: { readonly width: string };
}

/** How wide the parts of a claim's bar are drawn, such as `75%`. */
export const drawnWidths = (page: Page): Promise<string[]> =>
  page
    .getByRole('img', { name: /as a bar of/ })
    .locator('> div')
    .evaluateAll((parts) => parts.map((part) => (part as unknown as Drawn).style.width));
