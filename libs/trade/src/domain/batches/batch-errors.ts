import { DomainError } from '@tallystick/kernel';

export class BatchNotFound extends DomainError {
  constructor() {
    super('batch-not-found', 'not-found', 'There is no such batch among those that you opened.');
  }
}

export class BatchTooLarge extends DomainError {
  constructor(what: 'files' | 'bytes', given: number, most: number) {
    super(
      'batch-too-large',
      'invalid',
      `A batch has at most ${most} ${what}, and this one has ${given}; hand in several.`,
      {
        what,
        given,
        most,
      },
    );
  }
}

export class BatchFileTooLarge extends DomainError {
  constructor(name: string, given: number, most: number) {
    super('batch-file-too-large', 'invalid', `“${name}” has ${given} bytes; a paper has at most ${most}.`, {
      ...{ name, given, most },
    });
  }
}

export class BatchNamesTwice extends DomainError {
  constructor(name: string) {
    super('batch-names-twice', 'invalid', `Two files are called “${name}”; each has a name of its own in a batch.`, {
      name,
    });
  }
}

export class BatchHashOfTwo extends DomainError {
  constructor(sha256: string) {
    super('batch-hash-of-two', 'invalid', `Files of different lengths are said to have the same hash ${sha256}.`, {
      sha256,
    });
  }
}

export class TooManyBatches extends DomainError {
  constructor(most: number) {
    super(
      'too-many-batches',
      'too-many',
      `An organisation has at most ${most} batches open; wait until one is done, or delete one.`,
      { most },
    );
  }
}

export class NotOfThisBatch extends DomainError {
  constructor(sha256: string) {
    super(
      'not-of-this-batch',
      'not-found',
      'The batch names no file with this hash; name it when you open the batch.',
      {
        sha256,
      },
    );
  }
}

/** What came is not what was announced: cut off on its way, or another file. */
export class BatchFileDiffers extends DomainError {
  constructor(received: { readonly sha256: string; readonly bytes: number }) {
    super(
      'batch-file-differs',
      'invalid',
      `What was received has ${received.bytes} bytes and SHA-256 ${received.sha256}, which is not what its address names; send the file itself.`,
      { ...received },
    );
  }
}

/** Of a file that nobody sent while the batch was open. */
export class BatchFileMissing extends DomainError {
  constructor(hours: number) {
    super('batch-file-missing', 'invalid', `The file was not sent within the ${hours} hours that a batch is open.`, {
      hours,
    });
  }
}

/** Of a file whose reading failed again and again by no fault of its sender. */
export class BatchFileFailed extends DomainError {
  constructor(attempts: number) {
    super(
      'batch-file-failed',
      'unavailable',
      `Taking the file in failed ${attempts} times on our side; nothing was kept of it. Hand it in again later.`,
      { attempts },
    );
  }
}
