import type { Arrival, Settlement } from '@tallystick/telemetry/store';
import type { IngestMetrics } from '../ingest-metrics.js';
import { type Downward, type DownwardKind, receiptFor, settingsFor } from '../wire/downward.js';
import type { GatewayIdentity } from '../wire/gateway-identity.js';
import type { SiteDesk } from '../wire/site-desk.js';
import type { CertificateStanding } from './certificate-standing.js';
import type { GatewayDirectory } from './gateway-directory.js';
import type { SiteKeeper } from './site-keeper.js';

type Named = Pick<GatewayIdentity, 'site' | 'gateway'>;

/** The one desk of this copy: the sites that it holds, and the database's word on gateways. */
export class Desk implements SiteDesk {
  constructor(
    private readonly keeper: SiteKeeper,
    private readonly directory: GatewayDirectory,
    private readonly standing: CertificateStanding,
    private readonly metrics: IngestMetrics,
  ) {}

  async knows(gateway: Named): Promise<boolean> {
    return (await this.directory.read(gateway)) !== undefined;
  }

  async stands(gateway: GatewayIdentity): Promise<boolean> {
    return (await this.standing.fallen([gateway])).size === 0;
  }

  hold(site: string): Promise<boolean> {
    return this.keeper.hold(site);
  }

  connected({ site, gateway }: Named, connectedAtMs: number): void {
    this.keeper.intakeOf(site)?.connected(gateway, connectedAtMs);
  }

  take(arrival: Arrival): Promise<Settlement> {
    return this.metrics.settling(arrival.kind, this.keeper.take(arrival));
  }

  async latest(gateway: Named, kind: DownwardKind): Promise<Downward | undefined> {
    if (kind === 'command') return undefined;
    if (kind === 'receipt') {
      const bytes = this.keeper.intakeOf(gateway.site)?.receiptsToSend().get(gateway.gateway);
      return bytes && receiptFor(gateway, bytes);
    }
    const row = await this.directory.read(gateway);
    return row && settingsFor(row, row.settings);
  }

  async everyLatest(site: string): Promise<Downward[]> {
    const receipts = this.keeper.intakeOf(site)?.receiptsToSend() ?? new Map<string, Uint8Array>();
    const gateways = await this.directory.readSites([site]);
    return [
      ...[...receipts].map(([gateway, bytes]) => receiptFor({ site, gateway }, bytes)),
      ...gateways.map((row) => settingsFor(row, row.settings)),
    ];
  }
}
