import { DomainError } from '@tallystick/kernel';

export class BackupOfAnotherVersion extends DomainError {
  constructor(file: string, what: string, found: string, expected: string, productVersion: string) {
    super(
      'backup-of-another-version',
      'conflict',
      `${file} was made with ${what} ${found}, and this version knows ${expected}. Nothing was changed. ` +
        `Restore it with Tallystick ${productVersion}, which made it, and upgrade what it restored.`,
      { file, what, found, expected },
    );
  }
}

export class RestoreTargetTaken extends DomainError {
  constructor(dataDir: string) {
    super(
      'restore-target-taken',
      'conflict',
      `${dataDir} is not empty, and nothing in it was changed. Name a new or an empty folder with --data-dir, or move this one away.`,
      { dataDir },
    );
  }
}
