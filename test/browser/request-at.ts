import type { Page } from 'playwright-core';
import { found } from './found.js';

const REQUEST_ADDRESS = /\/financing\/requests\/([0-9a-f-]{36})$/;

/** The request for quotes to which a page leads, once it has. @returns its id */
export async function requestAt(page: Page): Promise<string> {
  await page.waitForURL(REQUEST_ADDRESS);
  return found(REQUEST_ADDRESS.exec(page.url())?.[1], 'request in the address');
}
