import { DomainError } from '@tallystick/kernel';

export class EntranceClosed extends DomainError {
  constructor() {
    super(
      'entrance-closed',
      'unavailable',
      'Gateways cannot come in here: the platform’s operator has set no certificate authority, brokers and receipt key (GATEWAY_CA_CERTIFICATE_FILE, GATEWAY_CA_KEY_FILE, GATEWAY_BROKERS, RECEIPT_PUBLIC_KEY).',
    );
  }
}

/** Of the platform's own settings: the process does not start. */
export class EntranceUnsound extends DomainError {
  constructor(expected: string) {
    super(
      'entrance-unsound',
      'invalid',
      `GATEWAY_CA_CERTIFICATE_FILE, GATEWAY_CA_KEY_FILE, GATEWAY_BROKERS, RECEIPT_PUBLIC_KEY: expected ${expected}.`,
    );
  }
}

/** For every reason alike: which it is would help whoever guesses. */
export class EnrolmentCodeRefused extends DomainError {
  constructor() {
    super(
      'enrolment-code-refused',
      'forbidden',
      'The code is not one that may be used now. Ask the site’s operator for a new one.',
    );
  }
}

export class EnrolmentProofRefused extends DomainError {
  constructor(expected: string) {
    super('enrolment-proof-refused', 'invalid', `proof: ${expected}`);
  }
}

export class CodeLifetimeTooLong extends DomainError {
  constructor(maxMinutes: number) {
    super('code-lifetime-too-long', 'invalid', `validMinutes: expected ${maxMinutes} at most`, { maxMinutes });
  }
}

export class EnrolmentNotFound extends DomainError {
  constructor() {
    super('enrolment-not-found', 'not-found', 'There is no such request, or it is not yours.');
  }
}

export class EnrolmentDecided extends DomainError {
  constructor(state: string) {
    super('enrolment-decided', 'conflict', `The request is ${state} already.`, { state });
  }
}

export class EnrolmentDiffers extends DomainError {
  constructor(expected: string) {
    super('enrolment-differs', 'invalid', `enrolment: ${expected}`);
  }
}

export class GatewayKeyNotFound extends DomainError {
  constructor() {
    super('gateway-key-not-found', 'not-found', 'The gateway has no such key.');
  }
}

export class GatewayKeyEnded extends DomainError {
  constructor() {
    super('gateway-key-ended', 'conflict', 'The gateway’s key holds no longer, or ends earlier than this says.');
  }
}

export class GatewaySignsForItself extends DomainError {
  constructor() {
    super(
      'gateway-signs-for-itself',
      'conflict',
      'This gateway signs what it sends: it comes in by a code and asks for certificates itself.',
    );
  }
}

export class CertificateNotFound extends DomainError {
  constructor() {
    super('certificate-not-found', 'not-found', 'The gateway has no such certificate.');
  }
}
