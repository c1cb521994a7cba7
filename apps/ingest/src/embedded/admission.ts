import { clientIdOf } from '@tallystick/telemetry';
import type { AuthenticateError } from 'aedes';
import type { GatewayIdentity } from '../wire/gateway-identity.js';
import { identityOfToken } from '../wire/identity-of-token.js';
import type { SiteDesk } from '../wire/site-desk.js';

/** MQTT 3.1.1, 3.2.2.3. */
const SERVER_UNAVAILABLE = 3;
const NOT_AUTHORIZED = 5;

/** What the listener by which a connection came knows of it. */
export type Doorway = { readonly kind: 'tls'; readonly identity: GatewayIdentity } | { readonly kind: 'plain' };

export interface Introduction {
  readonly clientId: string;
  readonly password: Uint8Array | undefined;
}

/** Says who may connect. The refusals are those that a gateway can act upon: it is not let in anywhere, or it may try the next address. */
export class Admission {
  constructor(
    private readonly desk: SiteDesk,
    private readonly plainToken: string | undefined,
  ) {}

  /** @throws AuthenticateError */
  async admit(doorway: Doorway, introduction: Introduction): Promise<GatewayIdentity> {
    const identity = this.identityOf(doorway, introduction);
    if (!identity || clientIdOf(identity) !== introduction.clientId || !(await this.desk.knows(identity))) {
      throw refusal(NOT_AUTHORIZED, 'it is not the gateway that it says it is, or none that we know');
    }
    if (!(await this.desk.stands(identity))) {
      throw refusal(NOT_AUTHORIZED, 'its certificate stands no longer, or is none that the platform issued');
    }
    if (!(await this.desk.hold(identity.site))) {
      throw refusal(SERVER_UNAVAILABLE, `${identity.site} is held by another copy`);
    }
    return identity;
  }

  private identityOf(doorway: Doorway, { clientId, password }: Introduction): GatewayIdentity | undefined {
    if (doorway.kind === 'tls') return doorway.identity;
    return this.plainToken === undefined ? undefined : identityOfToken(clientId, password, this.plainToken);
  }
}

export function refusal(returnCode: number, message: string): AuthenticateError {
  return Object.assign(new Error(message), { returnCode });
}

/** What is not a refusal of ours, a database that does not answer say, is no fault of the gateway's. */
export function asRefusal(error: unknown): AuthenticateError {
  const isRefusal = error instanceof Error && 'returnCode' in error;
  return isRefusal ? (error as AuthenticateError) : refusal(SERVER_UNAVAILABLE, 'it could not be let in now');
}
