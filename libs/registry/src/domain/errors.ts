import { DomainError } from '@tallystick/kernel';

export class PointNotInGroup extends DomainError {
  constructor(index: number) {
    super(
      'point-not-in-group',
      'invalid',
      `blinded[${index}] is no element of ristretto255 that can be evaluated: expected 32 bytes in canonical form, not the identity.`,
      { index },
    );
  }
}

export class TooManyPoints extends DomainError {
  constructor(limit: number) {
    super('too-many-points', 'invalid', `At most ${limit} points are evaluated in one request.`, { limit });
  }
}

export class KeyNotPinned extends DomainError {
  constructor(pinned: string, answered: string) {
    super(
      'key-not-pinned',
      'conflict',
      `The registry answered with the key ${answered}; the key that you hold it to is ${pinned}. Nothing was looked up.`,
      { pinned, answered },
    );
  }
}

export class EvaluationNotProved extends DomainError {
  constructor(reason: string) {
    super(
      'evaluation-not-proved',
      'conflict',
      `The registry did not prove that it evaluated with the pinned key: ${reason}. Nothing was looked up.`,
    );
  }
}

export class PartyCodeInvalid extends DomainError {
  constructor(code: string) {
    super(
      'party-code-invalid',
      'invalid',
      `${code.slice(0, 40)} names no organisation: expected "uscc:" or "lei:" and a code whose check digits fit.`,
    );
  }
}

export class InvoiceNumberMissing extends DomainError {
  constructor() {
    super('invoice-number-missing', 'invalid', 'The invoice’s number has no character that can be seen.');
  }
}

export class AmountNotPositive extends DomainError {
  constructor() {
    super('amount-not-positive', 'invalid', 'The invoice’s amount must be above zero, in minor units.');
  }
}

export class BanksAlone extends DomainError {
  constructor() {
    super('banks-alone', 'forbidden', 'The duplicate registry is for parties that are enrolled as a bank.');
  }
}

export class BlindKeyUnavailable extends DomainError {
  constructor(reason: string) {
    super('blind-key-unavailable', 'unavailable', `The service of the blind key gave no usable answer: ${reason}.`);
  }
}

export class KeySuperseded extends DomainError {
  constructor(current: string) {
    super(
      'key-superseded',
      'conflict',
      `The tag was made with another key than the registry’s, whose id is ${current}; it would be found nowhere.`,
      { current },
    );
  }
}

export class RegistryKeyChanged extends DomainError {
  constructor(current: string) {
    super(
      'registry-key-changed',
      'unavailable',
      `Live registrations were made with another key than the present one (${current}): the registry cannot tell what is financed until the former key is back or they are released.`,
      { current },
    );
  }
}

export class AlreadyFinanced extends DomainError {
  constructor() {
    super('already-financed', 'conflict', 'Another bank has registered this invoice as financed.');
  }
}

export class RegisteredOtherwise extends DomainError {
  constructor(registration: string) {
    super(
      'registered-otherwise',
      'conflict',
      `You have registered this invoice already, with other figures; release ${registration} first if they were wrong.`,
      { registration },
    );
  }
}

export class RegistrationNotFound extends DomainError {
  constructor() {
    super('registration-not-found', 'not-found', 'You have no registration with this id.');
  }
}
