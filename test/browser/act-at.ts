import type { ActView } from '@tallystick/api-client';
import type { Page } from 'playwright-core';
import { found } from './found.js';
import type { PortalStage } from './portal-stage.js';

const ACT_ADDRESS = /\/acts\/([0-9a-f-]{36})$/;

/** The act to which a page leads, once it has, as the service tells a party of it. */
export async function actAt(stage: PortalStage, page: Page, part: string): Promise<ActView> {
  await page.waitForURL(ACT_ADDRESS);
  return stage.machine(part).act(found(ACT_ADDRESS.exec(page.url())?.[1], 'act in the address'));
}

/** So that it waits in nobody's inbox, and voids nothing that other tests go by. */
export async function refuse(stage: PortalStage, id: string, part: string): Promise<void> {
  const machine = stage.machine(part);
  const request = { params: { path: { id } }, body: { reason: 'only tried' } };
  await machine.call(machine.routes.POST('/v1/acts/{id}/refusal', request));
}
