import { DomainError } from '@tallystick/kernel';

export class BackupFileExists extends DomainError {
  constructor(file: string) {
    super('backup-file-exists', 'conflict', `${file} is there already and stays as it is. Name another file.`, {
      file,
    });
  }
}

export class BackupUnreadable extends DomainError {
  constructor(file: string, reason: string) {
    super(
      'backup-unreadable',
      'invalid',
      `${file} is no whole backup: ${reason}. Nothing was changed; take another copy of it.`,
      {
        file,
        reason,
      },
    );
  }
}
