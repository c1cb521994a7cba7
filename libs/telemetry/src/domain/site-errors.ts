import { DomainError } from '@tallystick/kernel';

export class SiteNotFound extends DomainError {
  constructor() {
    super('site-not-found', 'not-found', 'There is no such site, or none that you may see.');
  }
}

export class SiteOperatorOnly extends DomainError {
  constructor() {
    super('site-operator-only', 'forbidden', "Only the site's operator may do this.");
  }
}

export class TooManySites extends DomainError {
  constructor(limit: number) {
    super('too-many-sites', 'conflict', `One party runs at most ${limit} sites here.`, { limit });
  }
}

export class TooManyGateways extends DomainError {
  constructor(limit: number) {
    super('too-many-gateways', 'conflict', `One site has at most ${limit} gateways here.`, { limit });
  }
}

export class SiteKeyMissing extends DomainError {
  constructor() {
    super(
      'site-key-missing',
      'conflict',
      'The site has no operator’s key that holds now: state one first, signed by your account (PUT /v1/sites/{site}/key).',
    );
  }
}

export class SiteKeyDiffers extends DomainError {
  constructor(field: string, expected: string) {
    super('site-key-differs', 'invalid', `statement.${field}: expected ${expected}`, { field });
  }
}

/** An end, once signed, is not moved on: whoever saw it has relied on it. */
export class SiteKeyEnded extends DomainError {
  constructor() {
    super(
      'site-key-ended',
      'conflict',
      'This key’s use from that moment was ended already, and earlier. State another key, or this one from a later moment.',
    );
  }
}

export class SiteKeySignatureInvalid extends DomainError {
  constructor(account: string, digest: string) {
    super(
      'site-key-signature-invalid',
      'invalid',
      `The signature is not one of your account ${account} over digest ${digest}.`,
      { account, digest },
    );
  }
}

/** An account that is being recovered vouches for nothing. */
export class SiteOperatorNotAdmitted extends DomainError {
  constructor(reason: string) {
    super('site-operator-not-admitted', 'conflict', `Nobody could check your word now: ${reason}.`);
  }
}

export class ReaderNotFound extends DomainError {
  constructor() {
    super('reader-not-found', 'not-found', 'There is no such party.');
  }
}

export class GatewayNotFound extends DomainError {
  constructor() {
    super('gateway-not-found', 'not-found', 'The site has no gateway of this name.');
  }
}

export class GatewayExists extends DomainError {
  constructor() {
    super(
      'gateway-exists',
      'conflict',
      'The site has a gateway of this name already, with another dialect or mapping.',
    );
  }
}

export class SeriesNotFound extends DomainError {
  constructor() {
    super('series-not-found', 'not-found', 'The site has no such series of readings.');
  }
}

export class PeriodUnsound extends DomainError {
  constructor(expected: string) {
    super('period-unsound', 'invalid', expected);
  }
}
