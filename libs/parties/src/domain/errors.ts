import { DomainError } from '@tallystick/kernel';
import { OAuthRefusal } from '@tallystick/platform';

export class OrganisationNotFound extends DomainError {
  constructor(party: string) {
    super('organisation-not-found', 'not-found', `No organisation has the party number ${party}.`, { party });
  }
}

export class IdentifierInvalid extends DomainError {
  constructor(scheme: 'USCC' | 'LEI', value: string) {
    super('identifier-invalid', 'invalid', `${value} is no ${scheme}: its check digits do not fit.`, { scheme, value });
  }
}

export class OrganisationExists extends DomainError {
  constructor(identifier: string) {
    super(
      'organisation-exists',
      'conflict',
      `An organisation with the identifier ${identifier} is registered already.`,
      { identifier },
    );
  }
}

export class AccountTaken extends DomainError {
  constructor(account: string) {
    super('account-taken', 'conflict', `The account ${account} is declared by another organisation.`, { account });
  }
}

export class AccountMalformed extends DomainError {
  constructor(account: string) {
    super(
      'account-malformed',
      'invalid',
      `${account} is no account: expected 0x and 40 hex digits, in one case or with a right checksum (ERC-55).`,
      { account },
    );
  }
}

export class TokenRequestInvalid extends OAuthRefusal {
  constructor(problem: string) {
    super('token-request-invalid', 'invalid_request', `The token request cannot be read: ${problem}.`);
  }
}

export class GrantTypeUnsupported extends OAuthRefusal {
  constructor() {
    super('grant-type-unsupported', 'unsupported_grant_type', 'The only grant type here is client_credentials.');
  }
}

export class ScopeNotHeld extends OAuthRefusal {
  constructor() {
    super('scope-not-held', 'invalid_scope', 'A scope that is asked for is not one that this credential has.');
  }
}

export class ClientCredentialsWrong extends OAuthRefusal {
  constructor() {
    super(
      'client-credentials-wrong',
      'invalid_client',
      'The client id or the secret is wrong, or the credential was revoked.',
    );
  }
}

export class CertificateNotTheRegistrars extends DomainError {
  constructor(registrar: string) {
    super(
      'certificate-not-the-registrars',
      'invalid',
      `The certificate’s signature is not the registrar’s (${registrar}).`,
      { registrar },
    );
  }
}

export class CertificateSuperseded extends DomainError {
  constructor(present: string) {
    super(
      'certificate-superseded',
      'conflict',
      `A certificate issued at ${present} is kept already; an older one does not replace it.`,
      { present },
    );
  }
}

/** The same for one that is another's and for one that nobody registered. */
export class OrganisationNotYours extends DomainError {
  constructor() {
    super('organisation-not-yours', 'not-found', 'There is no such organisation, or it is not yours.');
  }
}

export class PartyNotEnrolled extends DomainError {
  constructor(party: string) {
    super('party-not-enrolled', 'conflict', `Party ${party} is not enrolled on the ledger yet.`, { party });
  }
}

export class AccountUndeclared extends DomainError {
  constructor(party: string) {
    super('account-undeclared', 'conflict', `Party ${party} has declared no account to be enrolled with.`, { party });
  }
}

export class NoRecovery extends DomainError {
  constructor(party: string) {
    super('no-recovery', 'conflict', `No recovery of party ${party}'s account is open.`, { party });
  }
}

export class RecoveryOpen extends DomainError {
  constructor(completesAt: Date) {
    const when = completesAt.toISOString();
    super(
      'recovery-open',
      'conflict',
      `Whoever still has a key may stop the recovery until ${when}; it is completed from then on.`,
      { completesAt: when },
    );
  }
}

export class SignerUnusable extends DomainError {
  constructor(key: string, fault: string) {
    super('unusable-signer', 'invalid', `The key ${key} ${fault}.`, { key });
  }
}

export class SignerTwice extends DomainError {
  constructor(key: string) {
    super('signer-twice', 'invalid', `The key ${key} is one of the account already, or comes twice.`, { key });
  }
}

export class SignerNotFound extends DomainError {
  constructor(key: string) {
    super('signer-not-found', 'invalid', `The key ${key} is none of your account.`, { key });
  }
}

export class ThresholdUnreachable extends DomainError {
  constructor(threshold: number, persons: number) {
    super(
      'threshold-unreachable',
      'invalid',
      `${threshold} persons would have to approve, and there would be ${persons}; several keys of one person count once.`,
      { threshold, persons },
    );
  }
}

export class NothingToConfigure extends DomainError {
  constructor() {
    super('nothing-to-configure', 'invalid', 'The account has these signers and this threshold already.');
  }
}

export class NotAPartyAccount extends DomainError {
  constructor(account: string) {
    super(
      'not-a-party-account',
      'conflict',
      `Your account ${account} is no account of several persons made by the factory of this network: it is not changed here.`,
      { account },
    );
  }
}

export class ChangeNotApproved extends DomainError {
  constructor(digest: string, configuration: bigint) {
    super(
      'not-approved',
      'invalid',
      `The signature is not that of enough persons over the change ${digest} in configuration ${configuration}.`,
      { digest, configuration: configuration.toString() },
    );
  }
}

export class ChangeDeadlinePassed extends DomainError {
  constructor(deadline: string) {
    super('change-deadline-passed', 'invalid', `The deadline ${deadline} (seconds since 1970) is over.`, { deadline });
  }
}
