import { DomainError } from '@tallystick/kernel';

export class RuleNotFound extends DomainError {
  constructor() {
    super('rule-not-found', 'not-found', 'There is no such rule at this site.');
  }
}

export class RuleWatchesOther extends DomainError {
  constructor() {
    super(
      'rule-watches-other',
      'conflict',
      'A version watches what its rule watches (device, metric, unit, reader, gateway): switch this rule off and set another.',
    );
  }
}

export class TooManyRules extends DomainError {
  constructor(most: number) {
    super('too-many-rules', 'too-many', `A site has at most ${most} rules.`, { most });
  }
}

export class RuleChangedTooOften extends DomainError {
  constructor(most: number) {
    super(
      'rule-changed-too-often',
      'too-many',
      `A rule takes at most ${most} new versions a day: each begins to measure anew.`,
      { most },
    );
  }
}

export class RuleIsOff extends DomainError {
  constructor() {
    super('rule-is-off', 'conflict', 'The rule is switched off already; a new version switches it on.');
  }
}
