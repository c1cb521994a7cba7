import type { Page } from 'playwright-core';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { documentIdOf, isDocumentScreen } from './document-addresses.js';
import { found } from './found.js';
import type { Language, PortalStage } from './portal-stage.js';

/** Where a screen is for somebody of the demo. */
export async function addressOf(stage: PortalStage, name: ScreenName, part = partOf(name)): Promise<string> {
  const { path } = SCREENS[name];
  const id = await idOn(stage, name, part);
  const secret = name === 'demo' ? `#${stage.demo.doorKey}` : name === 'enrol' ? `#${'A'.repeat(43)}` : '';
  return `${stage.origin}${path.replace(':site', stage.demo.site).replace(':id', id)}${secret}`;
}

/** Of what a screen is about. */
async function idOn(stage: PortalStage, name: ScreenName, part: string): Promise<string> {
  if (name === 'person') return stage.person(part, 1).id;
  if (name === 'act') return stage.waitingAct();
  if (name === 'quoteRequest') return demoRequest(stage, part);
  if (name === 'siteAlarm') return stage.demo.alarm;
  if (name === 'siteRule') return siteRule(stage);
  return isDocumentScreen(name) ? documentIdOf(stage, name) : stage.sharedReceivable();
}

/** A page on which whoever the screen is for is signed in. */
export function openScreen(
  stage: PortalStage,
  name: ScreenName,
  language: Language,
  part = partOf(name),
): Promise<Page> {
  return SCREENS[name].open ? stage.page(language) : stage.signedIn(stage.person(part), language);
}

/** Whose screen it is in the demo: a site is its operator's. */
export const partOf = (name: ScreenName): string =>
  SCREENS[name].path.startsWith('/sites') || name === 'notices' ? 'warehouse' : 'supplier';

/** The rule that raised the demo's alarm. */
async function siteRule(stage: PortalStage): Promise<string> {
  const { site, alarm: id } = stage.demo;
  const machine = stage.machine('warehouse');
  const found = await machine.call(
    machine.routes.GET('/v1/sites/{site}/alarms/{id}', { params: { path: { site, id } } }),
  );
  return found.rule;
}

/** The oldest that the party made or was asked: the demo's. */
async function demoRequest(stage: PortalStage, part: string): Promise<string> {
  const machine = stage.machine(part);
  const query = { sort: 'askedAt', limit: 1 };
  const { items } = await machine.call(machine.routes.GET('/v1/quote-requests', { params: { query } }));
  return found(items[0], `request for quotes of the ${part}`).id;
}
