import { DomainError } from '@tallystick/kernel';
import type { Scope } from '@tallystick/platform';

export class ApiClientNotFound extends DomainError {
  constructor(clientId: string) {
    super('api-client-not-found', 'not-found', `Your organisation has no API credential ${clientId}.`, { clientId });
  }
}

export class ClientSecretNotFound extends DomainError {
  constructor(secret: string) {
    super('client-secret-not-found', 'not-found', `The API credential has no secret ${secret} that is in use.`, {
      secret,
    });
  }
}

export class ScopesBeyondOwn extends DomainError {
  constructor(scopes: readonly Scope[]) {
    super(
      'scopes-beyond-own',
      'forbidden',
      `Nobody hands out more than is held: your token lacks ${scopes.map((scope) => `"${scope}"`).join(', ')}.`,
      { scopes },
    );
  }
}

export class ExpiryBeyondOwn extends DomainError {
  constructor(expiresAt: Date) {
    const own = expiresAt.toISOString();
    super(
      'expiry-beyond-own',
      'forbidden',
      `Your own credential ends at ${own}; one that it makes ends then at the latest, and says so.`,
      { expiresAt: own },
    );
  }
}

export class ExpiryPassed extends DomainError {
  constructor(expiresAt: Date) {
    super('expiry-passed', 'invalid', `expiresAt must be in the future; ${expiresAt.toISOString()} is over.`);
  }
}

export class TooManyApiClients extends DomainError {
  constructor(limit: number) {
    super(
      'too-many-api-clients',
      'conflict',
      `An organisation has at most ${limit} API credentials at a time; revoke one that is not used any more.`,
      { limit },
    );
  }
}

export class ApiClientOver extends DomainError {
  constructor() {
    super('api-client-over', 'conflict', 'The API credential was revoked or has ended; make another one.');
  }
}

export class RotationUnderWay extends DomainError {
  constructor(endsAt: Date) {
    const until = endsAt.toISOString();
    super(
      'rotation-under-way',
      'conflict',
      `The credential has two secrets until ${until}; end one of them now, or wait, before you ask for another.`,
      { until },
    );
  }
}

export class OnlySecret extends DomainError {
  constructor() {
    super(
      'only-secret',
      'conflict',
      'This is the credential’s only secret: ask for another first, or revoke the credential.',
    );
  }
}

export class CredentialOfSettings extends DomainError {
  constructor() {
    super(
      'credential-of-settings',
      'conflict',
      'This credential comes from the installation’s settings: change OPERATOR_CLIENT_ID or OPERATOR_CLIENT_SECRET there, and the old one ends.',
    );
  }
}

/** The same for a client that is there and for one that is not, and whether the secret is right or wrong. Answered 429, with `Retry-After`. */
export class SignInHeld extends DomainError {
  constructor(retryAfterSeconds: number) {
    super(
      'sign-in-held',
      'too-many',
      `Too many wrong secrets came before; the next attempt is looked at in ${retryAfterSeconds} s.`,
      { retryAfterSeconds },
    );
  }
}
