import { DomainError } from '@tallystick/kernel';

/** Answered with `Retry-After`. */
export class NotAnchoredYet extends DomainError {
  constructor(position: number, anchoredSize: number, retryAfterSeconds: number) {
    const so = anchoredSize === 0 ? 'Nothing of it is anchored yet' : `Its first ${anchoredSize} leaves are anchored`;
    super(
      'not-anchored-yet',
      'conflict',
      `Entry ${position} of the log is not anchored yet, and a file without an anchor shows nothing to others. ${so}; the next anchor is due within ` +
        `${retryAfterSeconds} s. Ask again then, or for what is before.`,
      { position, anchoredSize, retryAfterSeconds },
    );
  }
}

export class BundleTooLarge extends DomainError {
  /** @param firstBeyond position of the first entry that has no room any more */
  constructor(limit: number, unit: 'entries' | 'bytes', firstBeyond: number) {
    super(
      'bundle-too-large',
      'invalid',
      `One file has at most ${limit} ${unit} here. Ask for less: to=${firstBeyond}, and then from=${firstBeyond}; or for one gateway.`,
      { limit, unit, firstBeyond },
    );
  }
}

/** An alarm is derived from all that its rule heard, so it cannot be divided. */
export class AlarmEvidenceTooLarge extends DomainError {
  constructor(limit: number, unit: 'entries' | 'bytes') {
    super(
      'alarm-evidence-too-large',
      'conflict',
      `What the alarm's rule heard does not fit one file of ${limit} ${unit}. Ask for the entries by positions (GET /v1/sites/{site}/evidence).`,
      { limit, unit },
    );
  }
}

export class NothingInRange extends DomainError {
  constructor() {
    super('nothing-in-range', 'not-found', 'The log has no entry there.');
  }
}

export class RangeUnsound extends DomainError {
  constructor(message: string) {
    super('range-unsound', 'invalid', message);
  }
}

export class BundlesBusy extends DomainError {
  constructor(limit: number) {
    super('bundles-busy', 'unavailable', `${limit} files are being written, as many as are at once. Ask again.`, {
      limit,
    });
  }
}

/** What the platform kept does not lead to the alarm again, so that whoever got it would have to take it for false. */
export class AlarmNotShown extends DomainError {
  constructor(findings: readonly string[]) {
    super(
      'alarm-not-shown',
      'conflict',
      'From what is kept the alarm does not follow again: it rests on something that is in no entry of the log. Its entries are to be had by positions ' +
        '(GET /v1/sites/{site}/evidence).',
      { findings },
    );
  }
}
