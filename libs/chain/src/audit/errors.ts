import { DomainError } from '@tallystick/kernel';

/** The chain's blocks do not reach back to the contracts' making, so nothing after it can be explained. */
export class DeploymentNotInBlocks extends DomainError {
  constructor(startBlock: number) {
    super(
      'deployment-not-in-blocks',
      'conflict',
      `No transaction from block ${startBlock} on makes the contracts that DEPLOYMENT_FILE names. Is its startBlock right?`,
      { startBlock },
    );
  }
}

/** The node keeps too few states for the audit to compare one. */
export class StateNotKept extends DomainError {
  constructor(block: number, reason: string) {
    super('state-not-kept', 'unavailable', `The node cannot prove its state at block ${block}: ${reason}.`, { block });
  }
}
