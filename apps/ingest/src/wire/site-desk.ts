import type { Arrival, Settlement } from '@tallystick/telemetry/store';
import type { Downward, DownwardKind } from './downward.js';
import type { GatewayIdentity } from './gateway-identity.js';

/** Where connections bring what comes in, and learn whom to let in. */
export interface SiteDesk {
  /** Whether there is such a gateway. */
  knows(gateway: Pick<GatewayIdentity, 'site' | 'gateway'>): Promise<boolean>;
  /** Whether the certificate that it came with, if with any, still stands. */
  stands(gateway: GatewayIdentity): Promise<boolean>;
  /** Takes the lease of a site that is free. @returns whether this copy holds the site */
  hold(site: string): Promise<boolean>;
  /** A connection of a gateway began: the end of an earlier one says nothing any more. */
  connected(gateway: Pick<GatewayIdentity, 'site' | 'gateway'>, connectedAtMs: number): void;
  /** Rejects when it could not be settled, also when the site is not held any more. */
  take(arrival: Arrival): Promise<Settlement>;
  /** What a gateway that subscribes is owed at once. */
  latest(gateway: Pick<GatewayIdentity, 'site' | 'gateway'>, kind: DownwardKind): Promise<Downward | undefined>;
  /** What all gateways of a site are owed, when its session at a broker begins. */
  everyLatest(site: string): Promise<readonly Downward[]>;
}
