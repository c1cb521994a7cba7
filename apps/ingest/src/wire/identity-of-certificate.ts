import { findGatewayByUrn, isGatewayUrn } from '@tallystick/telemetry';
import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509Certificate } from '@peculiar/x509';
import type { GatewayIdentity } from './gateway-identity.js';

/**
 * Whose certificate it is: by its one alternative name `urn:tallystick:<site>:<gateway>`, or, when it has none, by its common name in the same form. That
 * the certificate holds is TLS's to say.
 * @returns undefined when it names no gateway, or more than one
 */
export function identityOfCertificate(der: Uint8Array): GatewayIdentity | undefined {
  const certificate = new X509Certificate(der);
  const alternatives = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const urns = alternatives
    .filter(({ type, value }) => type === 'url' && isGatewayUrn(value))
    .map(({ value }) => value);
  const named = urns.length > 0 ? urns : certificate.subjectName.getField('CN');
  const found = named.length === 1 ? findGatewayByUrn(named[0] ?? '') : undefined;
  return found && { ...found, isAuthenticated: true, serialNumber: certificate.serialNumber };
}
