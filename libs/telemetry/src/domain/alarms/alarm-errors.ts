import { DomainError } from '@tallystick/kernel';

export class AlarmNotOpen extends DomainError {
  constructor(number: number) {
    super('alarm-not-open', 'not-found', `There is no open alarm ${number} of this rule and instance.`, { number });
  }
}

export class AlarmNotLatched extends DomainError {
  constructor(number: number) {
    super('alarm-not-latched', 'conflict', `Alarm ${number} clears by itself when its condition is gone.`, { number });
  }
}

export class AlarmNotAcknowledged extends DomainError {
  constructor(number: number) {
    super('alarm-not-acknowledged', 'conflict', `Alarm ${number} must be acknowledged before it is reset.`, { number });
  }
}

export class ReasonMissing extends DomainError {
  constructor(most: number) {
    super('reason-missing', 'invalid', `A reason is needed, of 1 to ${most} characters that can be seen.`);
  }
}

export class ShelvingTooLong extends DomainError {
  constructor(mostHours: number) {
    super('shelving-too-long', 'invalid', `An alarm is shelved until a time to come, at most ${mostHours} h ahead.`);
  }
}

export class OutageInvalid extends DomainError {
  constructor() {
    super('outage-invalid', 'invalid', 'An outage ends after it begins, and its id is new.');
  }
}

export class TooManyOutages extends DomainError {
  constructor(most: number) {
    super('too-many-outages', 'too-many', `At most ${most} outages of one rule and instance are kept at a time.`);
  }
}

export class OutageUnknown extends DomainError {
  constructor(id: string) {
    super('outage-unknown', 'not-found', `There is no outage ${id.slice(0, 40)} of this rule and instance.`);
  }
}

export class AlarmNotFound extends DomainError {
  constructor() {
    super('alarm-not-found', 'not-found', 'There is no such alarm at this site.');
  }
}

export class TooManyKeys extends DomainError {
  constructor(most: number) {
    super('too-many-alarm-keys', 'too-many', `At most ${most} instances of a rule are open or silenced at a time.`, {
      most,
    });
  }
}
