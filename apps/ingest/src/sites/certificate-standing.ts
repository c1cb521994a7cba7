import type { Clock } from '@tallystick/kernel';
import type { GatewayStanding, KnownCertificate } from '@tallystick/telemetry/store';
import type { GatewayIdentity } from '../wire/gateway-identity.js';

/** Whether gateways that came by TLS may still be here: a certificate says what was true when it was made. */
export class CertificateStanding {
  constructor(
    private readonly certificates: Pick<GatewayStanding, 'ofCertificates'>,
    private readonly clock: Clock,
    /** Whether those that the platform did not issue are refused, whoever else vouches for them. */
    private readonly isIssuedOnly: boolean,
  ) {}

  /** @returns those that may not. Who came without a certificate is none of them */
  async fallen(identities: readonly GatewayIdentity[]): Promise<Set<GatewayIdentity>> {
    const certified = identities.filter(({ serialNumber }) => serialNumber !== undefined);
    if (certified.length === 0) return new Set();
    const serials = certified.map(({ serialNumber = '' }) => serialNumber);
    const known = await this.certificates.ofCertificates(serials, this.clock.nowMs());
    const stands = (one: GatewayIdentity) => this.stands(one, known.get((one.serialNumber ?? '').toLowerCase()));
    return new Set(certified.filter((one) => !stands(one)));
  }

  /** Another authority may give out a serial number of ours, so it must be of the same gateway too. */
  private stands({ site, gateway }: GatewayIdentity, known: KnownCertificate | undefined): boolean {
    if (!known) return !this.isIssuedOnly;
    return known.stands && known.site === site && known.gateway === gateway;
  }
}
