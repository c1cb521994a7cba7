import { findTopic, type GatewayTopic, topicOf } from './topics.js';

export type NamedGateway = Pick<GatewayTopic, 'site' | 'gateway'>;

const URN = 'urn:tallystick:';

/** What a gateway's certificate calls it: `urn:tallystick:site-7:gateway-1`. */
export const urnOfGateway = ({ site, gateway }: NamedGateway): string => `${URN}${site}:${gateway}`;

export const isGatewayUrn = (text: string): boolean => text.startsWith(URN);

/** @returns undefined when it is no gateway's name */
export function findGatewayByUrn(urn: string): NamedGateway | undefined {
  if (!isGatewayUrn(urn)) return undefined;
  // A site's name has no colon; a gateway's may.
  const [site = '', ...gateway] = urn.slice(URN.length).split(':');
  return soundly(site, gateway.join(':'));
}

/** What a gateway calls itself at a broker, so that no broker has it twice, and in its certificate's common name: `site-7/gateway-1`. */
export const clientIdOf = ({ site, gateway }: NamedGateway): string => `${site}/${gateway}`;

/** @returns undefined when it is no gateway's client id */
export function findGatewayByClientId(clientId: string): NamedGateway | undefined {
  const [site = '', gateway = '', ...more] = clientId.split('/');
  return more.length > 0 ? undefined : soundly(site, gateway);
}

/** Names that a topic could have. */
function soundly(site: string, gateway: string): NamedGateway | undefined {
  const found = findTopic(topicOf({ site, gateway, kind: 'batch' }));
  return found?.site === site && found.gateway === gateway ? { site, gateway } : undefined;
}
