import { DomainError } from '@tallystick/kernel';

export class BufferFull extends DomainError {
  constructor() {
    super('buffer-full', 'unavailable', 'The disk buffer is full: readings are refused until receipts make room.');
  }
}

export class BufferInUse extends DomainError {
  constructor(path: string) {
    super('buffer-in-use', 'conflict', `${path} is in use: expected one gateway at a time for one folder.`);
  }
}

export class ReadingUnsound extends DomainError {
  constructor(why: string) {
    super('reading-unsound', 'invalid', why);
  }
}

/** With every fault. */
export class ConfigurationInvalid extends DomainError {
  constructor(what: string, faults: readonly string[]) {
    super('configuration-invalid', 'invalid', `${what} is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
      faults,
    });
  }
}

export class NotEnrolled extends DomainError {
  constructor(folder: string) {
    super(
      'not-enrolled',
      'not-found',
      `${folder} holds no enrolment: run the gateway once with --enrol CODE --server URL; the code comes from the site's operator.`,
    );
  }
}
