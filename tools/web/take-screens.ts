/**
 * Writes a picture of every screen of the portal in every language to docs/screens, from the demo of an installation of its own:
 *
 *   npm run screens
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { LANGUAGES, PortalStage, settled } from '../../test/browser/portal-stage.js';
import { addressOf, openScreen } from '../../test/browser/addresses.js';

const TO = join(import.meta.dirname, '../../docs/screens');
/** Those whose drawings go on below the window. */
const WHOLE = new Set<ScreenName>(['receivable', 'document', 'trade']);
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const folder = await mkdtemp(join(tmpdir(), 'tallystick-screens-'));
const stage = await PortalStage.open(join(folder, 'data'));
try {
  await mkdir(TO, { recursive: true });
  for (const language of LANGUAGES) {
    for (const name of Object.keys(SCREENS) as ScreenName[]) {
      const part = name === 'home' ? 'subSupplier' : 'supplier';
      const page = await openScreen(stage, name, language, part);
      await page.goto(await addressOf(stage, name));
      await settled(page);
      // Names that are asked for by themselves come after what they name.
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
      const path = join(TO, `${kebab(name)}.${language}.png`);
      await page.screenshot({ path, fullPage: WHOLE.has(name) });
      console.log(path);
      await page.context().close();
    }
  }
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}
