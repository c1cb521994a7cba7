import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

export interface DownloadedFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** What a button, pressed by keyboard, lets the browser save. @param within where that button is, if there are others of its name */
export async function downloaded(page: Page, button: string, within: Page | Locator = page): Promise<DownloadedFile> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    within.getByRole('button', { name: button }).press('Enter'),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
}
