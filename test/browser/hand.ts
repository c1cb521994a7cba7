import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { ScreenName } from '../../apps/portal/src/screen-list.js';
import { refuse } from './act-at.js';
import { addressOf, partOf } from './addresses.js';
import { actRow, inboxOf } from './approving.js';
import { press } from './keyboard.js';
import { openAt } from './open-at.js';
import { ownAct } from './own-act.js';
import { type PortalStage, settled } from './portal-stage.js';
import { seenPlaces, seenPlacesInDialogue } from './seen-places.js';

/** More than any of these dialogues has places to be at. */
const ROUNDS = 12;

/** Where the hand of who works by keyboard is: always in sight, kept by a dialogue, and given back by it. */
export function hand(stage: () => PortalStage): void {
  it.each<ScreenName>(['issue', 'receivable', 'transfer', 'acts', 'act', 'siteAlarms'])(
    'is in sight at every place that Tab leads to, on the screen %s',
    async (name) => {
      const page = await openAt(stage(), partOf(name), await addressOf(stage(), name, partOf(name)));
      const { places, unseen } = await seenPlaces(page);
      expect(unseen).toEqual([]);
      expect(places).toBeGreaterThan(10);
      await page.context().close();
    },
  );

  /** Past its last place a browser goes on to its own bar, where nothing of the page has the hand. */
  async function isKept(dialogue: Locator): Promise<boolean> {
    const focus = dialogue.page().locator(':focus');
    return (await focus.count()) === 0 || (await dialogue.locator(':focus').or(dialogue.and(focus)).count()) > 0;
  }

  async function keepsTheHand(page: Page, dialogue: Locator): Promise<void> {
    for (const key of ['Tab', 'Shift+Tab'])
      for (let round = 0; round < ROUNDS; round += 1) {
        await page.keyboard.press(key);
        expect([key, round, await isKept(dialogue)]).toEqual([key, round, true]);
      }
  }

  describe('in a dialogue', () => {
    it('is in it when it opens, is kept and in sight, and is given back when the dialogue is left', async () => {
      const act = await ownAct(stage(), 'subSupplier');
      const page = await openAt(stage(), 'subSupplier', inboxOf(stage(), act));
      const row = actRow(page, act.id);
      await press(row.getByRole('checkbox'), 'Space');
      await leftAgain(page, 'Sign the chosen act', 'Sign these acts');
      await press(row.getByRole('link'));
      await leftAgain(page, 'Refuse', 'Refuse');
      await refuse(stage(), act.id, 'subSupplier');
      await page.context().close();
    });

    async function leftAgain(page: Page, button: string, title: string): Promise<void> {
      const opener = page.getByRole('button', { name: button });
      await press(opener);
      const dialogue = page.getByRole('dialog', { name: title });
      await dialogue
        .locator(':focus')
        .or(dialogue.and(page.locator(':focus')))
        .first()
        .waitFor();
      await settled(page);
      await keepsTheHand(page, dialogue);
      // To its end, from wherever that left the hand, and then once all round it.
      await seenPlacesInDialogue(page);
      const { places, unseen } = await seenPlacesInDialogue(page);
      expect(unseen).toEqual([]);
      expect(places).toBeGreaterThan(1);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await dialogue.waitFor({ state: 'hidden' });
      await opener.and(page.locator(':focus')).waitFor();
    }
  });
}
