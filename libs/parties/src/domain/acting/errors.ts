import { DomainError } from '@tallystick/kernel';
import type { AttestationPolicy } from './attestation-policy.js';

/** The same for a passkey of another party, of a colleague where only one’s own may be seen, and for one that nobody has. */
export class ActingPasskeyNotFound extends DomainError {
  constructor() {
    super('acting-passkey-not-found', 'not-found', 'There is no such acting passkey that you may see.');
  }
}

export class ActingPasskeysLimitReached extends DomainError {
  constructor(limit: number) {
    super(
      'acting-passkeys-limit-reached',
      'conflict',
      `A person has at most ${limit} acting passkeys: take one back first.`,
      { limit },
    );
  }
}

/** What the browser or the authenticator answered does not do. */
export class PasskeyAnswerRefused extends DomainError {
  constructor(fault: string) {
    super('passkey-answer-refused', 'invalid', `The passkey’s answer is refused: ${fault}.`, { fault });
  }
}

export class AuthenticatorNotAccepted extends DomainError {
  constructor(why: string, { attestation, aaguids, allowsSynced }: AttestationPolicy) {
    const models = aaguids.length === 0 ? 'of any model' : `of the models (AAGUID) ${aaguids.join(', ')}`;
    const told = attestation === 'direct' ? ', with an attestation by a certificate of its maker' : '';
    const kept = allowsSynced ? '' : ', that keep their passkeys to themselves';
    super(
      'authenticator-not-accepted',
      'invalid',
      `This authenticator may not act, as ${why}. Accepted are authenticators ${models}${kept}${told}.`,
      { attestation, aaguids, allowsSynced },
    );
  }
}

export class PasskeySignsIn extends DomainError {
  constructor() {
    super(
      'passkey-signs-in',
      'conflict',
      'This passkey signs in. Acting takes one of its own: begin again with a new passkey.',
    );
  }
}

export class PasskeyRegisteredAlready extends DomainError {
  constructor() {
    super('passkey-registered-already', 'conflict', 'This passkey is registered already: begin again with a new one.');
  }
}

export class PossessionProvedAlready extends DomainError {
  constructor() {
    super('possession-proved-already', 'conflict', 'That you have this passkey is proved already.');
  }
}

export class PossessionUnproved extends DomainError {
  constructor() {
    super(
      'possession-unproved',
      'conflict',
      'The passkey has not proved yet that its person has it: they sign its possession first.',
    );
  }
}

export class ActingPasskeyTakenBack extends DomainError {
  constructor() {
    super(
      'acting-passkey-taken-back',
      'conflict',
      'The passkey was taken back, or its person was struck off: it acts no more.',
    );
  }
}

/** The chain’s verifier was made for another domain than passkeys are asked for here. */
export class ActingDomainDiffers extends DomainError {
  constructor(rpId: string) {
    super(
      'acting-domain-differs',
      'unavailable',
      `The ledger takes passkeys of another domain than ${rpId}: whoever runs the platform has to set SIGN_IN_RP_ID to the domain that it was deployed for.`,
      { rpId },
    );
  }
}

/** Somebody else may have a copy of the key. */
export class CredentialCloned extends DomainError {
  constructor() {
    super(
      'credential-cloned',
      'conflict',
      'The passkey counted back or not at all, as a copy of it would: it acts no more until your administrator has looked at it.',
    );
  }
}

export class AccountChangesLimitReached extends DomainError {
  constructor(limit: number) {
    super(
      'account-changes-limit-reached',
      'conflict',
      `An organisation has at most ${limit} changes of its account waiting: give one up first.`,
      { limit },
    );
  }
}

/** Whoever has the copy may be signed in as its owner. */
export class OwnSuspicion extends DomainError {
  constructor() {
    super(
      'own-suspicion',
      'forbidden',
      'This passkey is your own: another administrator of your organisation, or its machine, has to look at it, or you take it back and register another one.',
    );
  }
}

/** What the passkey signed is not this act as it is to be approved now. */
export class ApprovalDiffers extends DomainError {
  constructor(expected: readonly { readonly account: string; readonly configuration: string }[]) {
    super(
      'approval-differs',
      'invalid',
      'The passkey signed something else than the approval of this act by your account as it is now: sign it anew.',
      { expected },
    );
  }
}

export class NotOnAccount extends DomainError {
  constructor(account: string) {
    super(
      'key-not-on-account',
      'conflict',
      `The passkey is none of the account ${account}: your administrator has it enrolled first.`,
      { account },
    );
  }
}

export class PasskeyOfAnotherPerson extends DomainError {
  constructor() {
    super('passkey-of-another-person', 'forbidden', 'The passkey is another person’s: act with one of your own.');
  }
}

export class PersonNumberDiffers extends DomainError {
  constructor(problem: string, person: number) {
    super('person-number-differs', 'invalid', `Person ${person} of the account ${problem}.`, { person });
  }
}

/** The same for a change of another party's account and for one that nobody prepared. */
export class AccountChangeNotFound extends DomainError {
  constructor() {
    super('account-change-not-found', 'not-found', 'No such change of your account waits for approvals.');
  }
}

export class AccountChangeOver extends DomainError {
  constructor() {
    super(
      'account-change-over',
      'conflict',
      'The change cannot be made any more: your account was changed since, or its deadline is over. Prepare it anew.',
    );
  }
}

export class ApprovalsMissing extends DomainError {
  constructor(approved: number, needed: number) {
    super('approvals-missing', 'conflict', `${approved} of the ${needed} persons who are needed approved the change.`, {
      approved,
      needed,
    });
  }
}

/** A signature by a key that is kept elsewhere, which is no approval. */
export class KeyApprovalRefused extends DomainError {
  constructor(
    expected: readonly {
      readonly account: string;
      readonly configuration: string;
      readonly approvalDigest: string;
      readonly keys: readonly string[];
    }[],
  ) {
    super(
      'key-approval-refused',
      'invalid',
      'The signature is none of a key of your account over its approval as the account is now: let one of the keys named sign the typed data anew, 65 bytes r, s and v.',
      { expected },
    );
  }
}

export class PersonApprovedAlready extends DomainError {
  constructor() {
    super(
      'person-approved-already',
      'conflict',
      'You approved this already by another key of the account: another person of your organisation has to approve it.',
    );
  }
}
