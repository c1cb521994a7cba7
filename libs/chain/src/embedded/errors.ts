import { DomainError } from '@tallystick/kernel';

/** Asked while no answer may pass: the node recovers, or a block waits for its place in the journal. Asking again later is right. */
export class EmbeddedChainClosed extends DomainError {
  constructor(reason: string) {
    super('embedded-chain-closed', 'unavailable', `The embedded chain is closed for now: ${reason}`, { reason });
  }
}

/** What the node answered was about a block that was lost before it was journalled, so nobody may see it. */
export class AnswerDiscarded extends DomainError {
  constructor() {
    super('answer-discarded', 'unavailable', 'The chain node ended while this was answered; ask again.');
  }
}

export class ChainAlreadyRunning extends DomainError {
  constructor() {
    super(
      'chain-already-running',
      'conflict',
      'Another process runs the embedded chain of this database. Stop it, or start with another data folder.',
    );
  }
}

export class ChainOfAnotherDatabase extends DomainError {
  constructor(folder: string, inFolder: string, inDatabase: string | undefined) {
    super(
      'chain-of-another-database',
      'conflict',
      `${folder} keeps the chain ${inFolder}, but the database ${inDatabase ? `journals the chain ${inDatabase}` : 'has no journal of it'}. ` +
        'Start with the database that belongs to this data folder, or begin again with --fresh.',
      { folder, inFolder, inDatabase: inDatabase ?? null },
    );
  }
}

/** A second history: somebody else wrote this block, or the node does not repeat what it did. */
export class JournalledBlockDiffers extends DomainError {
  constructor(number: number, journalled: string, found: string) {
    super(
      'journalled-block-differs',
      'conflict',
      `Block ${number} is journalled as ${journalled}, but is ${found} here. Nothing is answered from such a chain. ` +
        'Start with the product version that wrote the journal, or restore the database from its backup.',
      { number, journalled, found },
    );
  }
}

export class JournalHasGap extends DomainError {
  constructor(expected: number, found: number) {
    super(
      'journal-has-gap',
      'conflict',
      `The chain's journal continues with block ${found} where block ${expected} must follow. Restore the database from its backup.`,
      { expected, found },
    );
  }
}

export class NodeDidNotStart extends DomainError {
  constructor(reason: string) {
    super('node-did-not-start', 'unavailable', `The chain node (anvil) did not start: ${reason}`, { reason });
  }
}

/** The node refused a call or broke off; the message is the node's own. */
export class NodeCallFailed extends DomainError {
  constructor(
    readonly method: string,
    readonly reason: string,
  ) {
    super('node-call-failed', 'unavailable', `${method}: ${reason}`, { method });
  }
}

export class DumpUnreadable extends DomainError {
  constructor(file: string, reason: string) {
    super('dump-unreadable', 'unavailable', `The chain dump ${file} is passed over: ${reason}`, { file, reason });
  }
}

export class NodeKeepsEnding extends DomainError {
  constructor(times: number, seconds: number) {
    super(
      'node-keeps-ending',
      'unavailable',
      `The chain node ended ${times} times within ${seconds} seconds; it is not started again.`,
      { times, seconds },
    );
  }
}
