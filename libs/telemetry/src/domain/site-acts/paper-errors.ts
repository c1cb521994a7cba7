import { DomainError } from '@tallystick/kernel';

export class PaperSpanInvalid extends DomainError {
  constructor(expected: string) {
    super('paper-span-invalid', 'invalid', `from, until: expected ${expected}`);
  }
}

export class PaperAmountInvalid extends DomainError {
  constructor(field: string, expected: string) {
    super('paper-amount-invalid', 'invalid', `${field}: expected ${expected}`);
  }
}

export class ReleaserOnly extends DomainError {
  constructor() {
    super(
      'releaser-only',
      'forbidden',
      'Only a party that the site has named as its releaser may give release orders; its operator never may.',
    );
  }
}

export class ReleaserNotReader extends DomainError {
  constructor() {
    super('releaser-not-reader', 'invalid', 'A releaser is one of the site’s readers, and not its operator.');
  }
}

export class ReleaserConsentMissing extends DomainError {
  constructor() {
    super(
      'releaser-consent-missing',
      'forbidden',
      'The site has a releaser: from then on only a releaser may name another, and only itself may withdraw.',
    );
  }
}

export class ReleaserUnknown extends DomainError {
  constructor() {
    super('releaser-unknown', 'not-found', 'This party is no releaser of the site.');
  }
}
