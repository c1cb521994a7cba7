import { DomainError } from '@tallystick/kernel';

/** Nothing more is anchored of the site until a person has looked: to go on would be to sign a second history. */
export type AnchoringStopped = LogBehindChain | LogForked | RootRestated;

/** The database holds less than was anchored: it was restored from a backup older than the anchor. */
export class LogBehindChain extends DomainError {
  constructor(site: string, size: number, anchoredSize: number) {
    super(
      'log-behind-chain',
      'conflict',
      `${site}: its log has ${size} leaves here, and ${anchoredSize} are anchored. An old backup? Nothing of it is anchored until the log has what was ` +
        'anchored; see "A database restored from a backup" in docs/operations.md.',
      { site, size, anchoredSize },
    );
  }
}

/** What is stored does not begin with the tree that is anchored. */
export class LogForked extends DomainError {
  constructor(site: string, size: number, anchoredSize: number) {
    super(
      'log-forked',
      'conflict',
      `${site}: its log of ${size} leaves does not begin with the tree of ${anchoredSize} that is anchored: other leaves, or nodes that are gone. ` +
        'Nothing of it is anchored any more. Restore what it was, or go on under another account (EVIDENCE_LOG_KEY).',
      { site, size, anchoredSize },
    );
  }
}

/** The log has said another root of this size before. */
export class RootRestated extends DomainError {
  constructor(site: string, size: number) {
    super(
      'root-restated',
      'conflict',
      `${site}: another root of ${size} leaves was stated before. Two would convict the log, so nothing of it is anchored.`,
      { site, size },
    );
  }
}
