/** The chain of this installation, whoever runs its node. */
export interface Chain {
  readonly rpcUrl: string;
  /** As the services read it from CHAIN_FINALITY. */
  readonly finality: string;
  /** How often the head is asked for, in whole milliseconds: as the worker reads it from CHAIN_POLL_MS. */
  readonly pollMs: string;
  /** Whether this installation runs the node itself. */
  readonly isOwn: boolean;
}
