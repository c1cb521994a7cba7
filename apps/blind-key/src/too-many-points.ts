import { DomainError } from '@tallystick/kernel';

export class TooManyPoints extends DomainError {
  constructor(limit: number) {
    super('too-many-points', 'invalid', `At most ${limit} points are evaluated in one request.`, { limit });
  }
}
