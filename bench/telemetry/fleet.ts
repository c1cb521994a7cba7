import type pg from 'pg';
import { aGateway, aSite } from '../../libs/telemetry/src/testing/site-scene.js';

/** A gateway that the publisher signs for: its key follows from its names. */
export interface Sender {
  readonly site: string;
  readonly siteNumber: number;
  readonly gateway: string;
}

const GATEWAY = 'gateway-1';

/** So many gateways, each at a site of its own: sites are what the intake works at one beside the other. */
export async function settle(pool: pg.Pool, name: string, gateways: number): Promise<Sender[]> {
  const senders: Sender[] = [];
  for (let n = 1; n <= gateways; n += 1) {
    const site = await aSite(pool, `${name} ${n}`);
    await aGateway(pool, site, { name: GATEWAY });
    senders.push({ site: site.site, siteNumber: site.siteNumber, gateway: GATEWAY });
  }
  return senders;
}
