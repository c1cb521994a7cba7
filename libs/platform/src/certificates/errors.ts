import { DomainError } from '@tallystick/kernel';

export class AuthorityUnsound extends DomainError {
  constructor(what: string) {
    super('certificate-authority-unsound', 'invalid', `The certificate authority’s files do not fit: ${what}.`);
  }
}

export class CertificateRequestUnsound extends DomainError {
  constructor() {
    super(
      'certificate-request-unsound',
      'invalid',
      'certificateRequest: expected PKCS#10 (RFC 2986) in DER, of a P-256 key and signed by it',
    );
  }
}
