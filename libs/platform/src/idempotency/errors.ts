import { DomainError } from '@tallystick/kernel';

export class IdempotencyKeyInvalid extends DomainError {
  constructor() {
    super(
      'idempotency-key-invalid',
      'invalid',
      'An Idempotency-Key has 8 to 128 letters, digits, "-", "_", "." or ":".',
    );
  }
}

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'idempotency-key-reused',
      'invalid',
      'This Idempotency-Key came with another request before; take a new key for a new request.',
    );
  }
}

export class RequestInProgress extends DomainError {
  constructor() {
    super(
      'request-in-progress',
      'conflict',
      'The first request with this Idempotency-Key is still running; ask again in a moment.',
    );
  }
}

export class AnswerNotKept extends DomainError {
  constructor() {
    super(
      'answer-not-kept',
      'conflict',
      'The first request with this Idempotency-Key was carried out. Its answer held a secret, which is told once and kept nowhere; if it was lost, ask for another with a new key.',
    );
  }
}

export class AnswerLost extends DomainError {
  constructor(carriedOutAt: Date) {
    super(
      'answer-lost',
      'conflict',
      'The first request with this Idempotency-Key was carried out, and its answer was lost with the process that was to give it. It is not done again: look in the list of what it makes for what was made then, and take a new key only for what you do not find.',
      { carriedOutAt: carriedOutAt.toISOString() },
    );
  }
}
