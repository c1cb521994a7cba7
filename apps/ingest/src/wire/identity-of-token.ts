import { findGatewayByClientId } from '@tallystick/telemetry';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { GatewayIdentity } from './gateway-identity.js';

const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/**
 * Who stands at the plain door, where there is no certificate: whoever knows the installation's token is whom it says it is. What it
 * says is not authenticated; what it signed is judged by the signature.
 */
export function identityOfToken(
  clientId: string,
  password: Uint8Array | undefined,
  token: string,
): GatewayIdentity | undefined {
  if (password === undefined || !timingSafeEqual(digest(password), digest(token))) return undefined;
  const found = findGatewayByClientId(clientId);
  return found && { ...found, isAuthenticated: false };
}
