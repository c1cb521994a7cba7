/** Certificates for TLS. A door of its own: its library costs a program a tenth of a second to load. */
export {
  CertificateAuthority,
  type ClientTerms,
  type IssuedCertificate,
  type ServerTerms,
  type ServiceTerms,
} from './certificate-authority.js';
export { publicKeyOfRequest } from './certificate-request.js';
export type { KeyedCertificate } from './certificate-terms.js';
export { type AuthorityTerms, createAuthority } from './create-authority.js';
export { AuthorityUnsound, CertificateRequestUnsound } from './errors.js';
