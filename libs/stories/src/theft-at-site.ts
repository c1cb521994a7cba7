import { WAREHOUSE_RULES } from '@tallystick/telemetry/simulation';
import type { Onboarding } from './onboarding.js';
import type { Participant } from './participant.js';
import type { StoryWorld } from './story-world.js';
import { letGatewayIn, openSite, setSiteRules, type WatchedSite } from './watched-site.js';

/** Who brings a gateway to a site: its program, in a warehouse of its own, whose sensors then speak and whose papers are handed in. */
export interface SitePlayer {
  /** @param code by which it comes in. Resolves once it is in and has begun */
  readonly come: (site: WatchedSite, code: string) => Promise<void>;
}

export interface TheftAtSite {
  readonly watched: WatchedSite;
  /** The bank's alarm. */
  readonly alarm: { readonly id: string; readonly message: string; readonly raisedAt: string };
}

export const SITE_GATEWAY = 'gateway-1';
const WAREHOUSE = { name: '洋山恒信仓储有限公司', uscc: '91310115MA1K7CWH3R', roles: ['warehouse-operator'] } as const;
const POLL_MS = 500;
const PATIENCE_MS = 300_000;

/** Goods on a scale are watched; a hundred kilograms of them go at night, and their bank hears of it. */
export async function theftAtSite(
  world: StoryWorld,
  onboarding: Onboarding,
  bank: Participant,
  player: SitePlayer,
): Promise<TheftAtSite> {
  const warehouse = await onboarding.onboard(WAREHOUSE);
  world.tell(`${warehouse.name} opens a site, states its key, and lets ${bank.name} see it`);
  const watched = await openSite(world, { warehouse, bank }, '洋山 3 号库');
  await setSiteRules(watched, WAREHOUSE_RULES);
  await letGatewayIn(watched, SITE_GATEWAY, (code) => player.come(watched, code));
  world.tell('its gateway came in by a one-time code, and catches up with the hours that it was offline');
  const alarm = await untilWeightIsMissed(watched);
  world.tell(`${bank.name} hears: ${alarm.message}`);
  return { watched, alarm };
}

async function untilWeightIsMissed({ site, bank: { client } }: WatchedSite): Promise<TheftAtSite['alarm']> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const query = { params: { path: { site }, query: { ruleId: 'weight-loss' as const } } };
    const { items } = await client.call(client.routes.GET('/v1/sites/{site}/alarms', query));
    const [alarm] = items;
    if (alarm) return alarm;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${site}: no alarm of missing weight within ${PATIENCE_MS / 1_000} s`);
}
