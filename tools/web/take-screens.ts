/**
 * Writes a picture of every screen of the portal in every language to docs/screens, from the demo of an installation of its own:
 *
 *   npm run screens
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { type Language, LANGUAGES, PortalStage, settled } from '../../test/browser/portal-stage.js';
import { addressOf, openScreen, partOf } from '../../test/browser/addresses.js';

const TO = join(import.meta.dirname, '../../docs/screens');
/** Those whose drawings go on below the window. */
const WHOLE = new Set<ScreenName>(['receivable', 'quoteRequest', 'document', 'trade']);
/** Who has something to do there, where it is not who the tests look on as. */
const SEEN_BY: Partial<Readonly<Record<ScreenName, string>>> = {
  ...{ home: 'subSupplier', acts: 'subSupplier', act: 'subSupplier' },
  issue: 'core',
};
const VERDICT_TIMEOUT_MS = 60_000;
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const folder = await mkdtemp(join(tmpdir(), 'tallystick-screens-'));
const stage = await PortalStage.open(join(folder, 'data'));
try {
  await mkdir(TO, { recursive: true });
  for (const language of LANGUAGES) {
    for (const name of Object.keys(SCREENS) as ScreenName[]) {
      const part = SEEN_BY[name] ?? partOf(name);
      const page = await openScreen(stage, name, language, part);
      await page.goto(await addressOf(stage, name, part));
      await settled(page);
      // Names that are asked for by themselves come after what they name.
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
      const path = join(TO, `${kebab(name)}.${language}.png`);
      await page.screenshot({ path, fullPage: WHOLE.has(name) });
      console.log(path);
      await page.context().close();
    }
    await takeVerdict(language);
  }
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}

/** The page that needs nothing of ours, with what it found of a claim. */
async function takeVerdict(language: Language): Promise<void> {
  const page = await openScreen(stage, 'receivable', language);
  await page.goto(await addressOf(stage, 'receivable'));
  await settled(page);
  const link = page.locator('a[href^="/verify"]').first();
  await page.goto(`${stage.origin}${(await link.getAttribute('href')) ?? ''}`);
  await page.getByLabel(/Address of a node|节点地址/).fill(await stage.platform.chainUrl());
  await page.getByRole('button', { name: /^(Check|核验)$/ }).click();
  await page.locator('.vf-verdict strong').waitFor({ timeout: VERDICT_TIMEOUT_MS });
  const path = join(TO, `verify.${language}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
  await page.context().close();
}
