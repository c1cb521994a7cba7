import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.js';
import { settled } from './portal-stage.js';

/** Says yes in the dialogue that asks once more, on which axe finds nothing while it is open. @param label of the answer */
export async function answer(page: Page, label: string): Promise<void> {
  const dialogue = page.getByRole('dialog');
  await dialogue.waitFor();
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  await dialogue.getByRole('button', { name: label }).click();
}
