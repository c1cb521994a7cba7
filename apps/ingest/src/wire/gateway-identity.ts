import { findTopic, topicOf } from '@tallystick/telemetry';

/** Who stands at the other end of a connection. */
export interface GatewayIdentity {
  readonly site: string;
  readonly gateway: string;
  /** Whether a client certificate said so. */
  readonly isAuthenticated: boolean;
  /** Of that certificate, hex. */
  readonly serialNumber?: string;
}

type Named = Pick<GatewayIdentity, 'site' | 'gateway'>;

/** What a gateway calls itself at a broker, so that no broker has it twice: `site-7/gateway-1`. */
export const clientIdOf = ({ site, gateway }: Named): string => `${site}/${gateway}`;

/** @returns undefined when it is no gateway's client id */
export function findByClientId(clientId: string): Named | undefined {
  const [site = '', gateway = '', ...more] = clientId.split('/');
  return more.length > 0 ? undefined : soundly(site, gateway);
}

const URN = 'urn:tallystick:';

/** What a gateway's certificate calls it: `urn:tallystick:site-7:gateway-1`. */
export const urnOf = ({ site, gateway }: Named): string => `${URN}${site}:${gateway}`;

export const isUrn = (text: string): boolean => text.startsWith(URN);

/** @returns undefined when it is no gateway's name */
export function findByUrn(urn: string): Named | undefined {
  if (!isUrn(urn)) return undefined;
  // A site's name has no colon; a gateway's may.
  const [site = '', ...gateway] = urn.slice(URN.length).split(':');
  return soundly(site, gateway.join(':'));
}

/** Names that a topic could have. */
function soundly(site: string, gateway: string): Named | undefined {
  const found = findTopic(topicOf({ site, gateway, kind: 'batch' }));
  return found?.site === site && found.gateway === gateway ? { site, gateway } : undefined;
}
