import { DomainError } from '@tallystick/kernel';

/** The same for a person of another party and for one that nobody knows. */
export class PersonNotFound extends DomainError {
  constructor() {
    super('person-not-found', 'not-found', 'Your organisation has no such person.');
  }
}

export class SessionNotFound extends DomainError {
  constructor() {
    super('session-not-found', 'not-found', 'The person has no such session, or it is over.');
  }
}

export class PeopleLimitReached extends DomainError {
  constructor(limit: number) {
    super('people-limit-reached', 'conflict', `An organisation has at most ${limit} people.`, { limit });
  }
}

export class OnboardingOver extends DomainError {
  constructor() {
    super(
      'onboarding-over',
      'conflict',
      'A person of the organisation has come in already: from then on it brings in its people itself.',
    );
  }
}

export class LastAdministrator extends DomainError {
  constructor() {
    super(
      'last-administrator',
      'conflict',
      'You are the only administrator of your organisation who can sign in: bring in another one first.',
    );
  }
}

/** Their role was taken while the request was under way. */
export class AdministratorNoMore extends DomainError {
  constructor() {
    super('administrator-no-more', 'forbidden', 'You are no administrator of your organisation any more.');
  }
}

export class NotAPerson extends DomainError {
  constructor() {
    super(
      'not-a-person',
      'forbidden',
      'This is for people who signed in with a passkey; a machine’s credential has no session.',
    );
  }
}

/** One answer for a code that nobody made, that is used, withdrawn or too old, and for a passkey that does not fit the request. */
export class EnrolmentRefused extends DomainError {
  constructor() {
    super(
      'enrolment-refused',
      'unauthenticated',
      'The link is not valid any more, or the passkey was not made for it: begin again from the link, or ask your administrator for a new one.',
    );
  }
}

/** One answer for a passkey that nobody has and for whatever is wrong with one that somebody has. */
export class SignInRefused extends DomainError {
  constructor() {
    super(
      'sign-in-refused',
      'unauthenticated',
      'The passkey is not one that signs in here, or it answered another request: begin again, or ask your administrator for a new link.',
    );
  }
}

export class PasskeySignsActs extends DomainError {
  constructor() {
    super(
      'passkey-signs-acts',
      'conflict',
      'This passkey signs for your organisation’s account. Signing in takes one of its own: begin again from the link with a new passkey.',
    );
  }
}

/** One answer for a demo that is not there, a wrong key and a person who is not of the demo. */
export class DemoDoorClosed extends DomainError {
  constructor() {
    super(
      'demo-door-closed',
      'not-found',
      'There is no demo here that this key opens: use the whole address that `npm start` ended with.',
    );
  }
}
