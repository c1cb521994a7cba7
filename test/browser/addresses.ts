import type { Page } from 'playwright-core';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { documentIdOf, isDocumentScreen } from './document-addresses.js';
import type { Language, PortalStage } from './portal-stage.js';

/** Where a screen is for somebody of the demo. */
export async function addressOf(stage: PortalStage, name: ScreenName, part = 'supplier'): Promise<string> {
  const { path } = SCREENS[name];
  const id = await idOn(stage, name, part);
  const secret = name === 'demo' ? `#${stage.demo.doorKey}` : name === 'enrol' ? `#${'A'.repeat(43)}` : '';
  return `${stage.origin}${path.replace(':id', id)}${secret}`;
}

/** Of what a screen is about. */
async function idOn(stage: PortalStage, name: ScreenName, part: string): Promise<string> {
  if (name === 'person') return stage.person(part, 1).id;
  if (name === 'act') return stage.waitingAct();
  return isDocumentScreen(name) ? documentIdOf(stage, name) : stage.sharedReceivable();
}

/** A page on which whoever the screen is for is signed in. */
export function openScreen(stage: PortalStage, name: ScreenName, language: Language, part = 'supplier'): Promise<Page> {
  return SCREENS[name].open ? stage.page(language) : stage.signedIn(stage.person(part), language);
}
