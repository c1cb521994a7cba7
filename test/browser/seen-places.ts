import type { Page } from 'playwright-core';

/** More than any page has on which this is asked. */
const PLACES_MAX = 200;
/** Around an element, as far as its ring reaches and no farther: the ring of a neighbour would be taken for its own. */
const MARGIN_PX = 4;

interface SeenPlaces {
  readonly places: number;
  /** Those that look the same with the hand there and with the hand elsewhere, as they are written in the page. */
  readonly unseen: readonly string[];
}

/** Where the hand is: the element as it is written, and how that part of the window looks. Undefined when it is nowhere in the page. */
async function placeOf(page: Page) {
  const focus = page.locator(':focus');
  if ((await focus.count()) === 0) return undefined;
  // A choice's ring is drawn around all of it, and its field lies within.
  const choice = page.locator('.ant-select:focus-within');
  const ringed = (await choice.count()) > 0 ? choice : focus;
  const { x, y, width, height } = (await ringed.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const clip = {
    ...{ x: Math.max(x - MARGIN_PX, 0), y: Math.max(y - MARGIN_PX, 0) },
    ...{ width: width + 2 * MARGIN_PX, height: height + 2 * MARGIN_PX },
  };
  const written = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
  const look = () => page.screenshot({ clip, animations: 'disabled' });
  return { written, look, there: await look() };
}

/** Goes on by Tab from where the hand is till it leaves the page; at each place the hand is taken away, from where the browser goes on all the same. */
export async function seenPlaces(page: Page): Promise<SeenPlaces> {
  return walk(page, () => page.evaluate('document.activeElement.blur()'));
}

/** The same in what never scrolls and holds the hand, as a dialogue does: the hand goes on to the next place and is not taken away. */
export async function seenPlacesInDialogue(page: Page): Promise<SeenPlaces> {
  return walk(page, undefined);
}

async function walk(page: Page, takeAway: (() => Promise<unknown>) | undefined): Promise<SeenPlaces> {
  const unseen: string[] = [];
  await page.keyboard.press('Tab');
  for (let places = 0; places < PLACES_MAX; places += 1) {
    const place = await placeOf(page);
    if (!place) return { places, unseen };
    if (takeAway) await takeAway();
    else await page.keyboard.press('Tab');
    if (place.there.equals(await place.look())) unseen.push(place.written);
    if (takeAway) await page.keyboard.press('Tab');
  }
  throw new Error(`Tab leads to more than ${PLACES_MAX} places`);
}
