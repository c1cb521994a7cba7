import { DomainError } from '@tallystick/kernel';

export class LimitsFileUnreadable extends DomainError {
  constructor(file: string) {
    super(
      'limits-file-unreadable',
      'invalid',
      `${file} is not a count of evaluations. Restore it, or remove it to let every bank begin its day again.`,
      { file },
    );
  }
}
