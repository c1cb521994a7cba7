import { notify } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';
import { siteName } from '../domain/site-name.js';

/** Tells the intake, by NOTIFY, that an operator set something for a gateway. The payload is `site-7/gateway-1`. */
export const GATEWAY_SETTINGS_CHANNEL = 'tallystick_gateway_settings';
/** And that a gateway's keys or certificates changed: whoever is connected may have to go. */
export const GATEWAY_STANDING_CHANNEL = 'tallystick_gateway_standing';

export const tellSettings = (manager: EntityManager, siteNumber: string, gateway: string): Promise<unknown> =>
  tell(manager, GATEWAY_SETTINGS_CHANNEL, siteNumber, gateway);

export const tellStanding = (manager: EntityManager, siteNumber: string, gateway: string): Promise<unknown> =>
  tell(manager, GATEWAY_STANDING_CHANNEL, siteNumber, gateway);

/** Heard when the caller's transaction commits, and not otherwise. */
function tell(manager: EntityManager, channel: string, siteNumber: string, gateway: string): Promise<unknown> {
  return notify(manager, channel, `${siteName(Number(siteNumber))}/${gateway}`);
}
