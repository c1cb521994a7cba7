import type { NamedGateway } from '@tallystick/telemetry';

/** Who stands at the other end of a connection. */
export interface GatewayIdentity extends NamedGateway {
  /** Whether a client certificate said so. */
  readonly isAuthenticated: boolean;
  /** Of that certificate, hex. */
  readonly serialNumber?: string;
}
