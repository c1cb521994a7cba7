import { DomainError } from '@tallystick/kernel';

/** The deployer's account cannot give the contracts the addresses they must have. */
export class DeployerAlreadyUsed extends DomainError {
  constructor(deployer: string, contract: string, address: string, nonce: number) {
    super(
      'deployer-already-used',
      'conflict',
      `${contract} belongs at ${address}, made by transaction ${nonce} of ${deployer}; that transaction is in a block and made no contract. ` +
        'Deploy from an account that has never sent anything.',
      { deployer, contract, address, nonce },
    );
  }
}

/** Something stands where a contract of ours belongs, and it is not that contract. */
export class ContractDiffers extends DomainError {
  constructor(contract: string, address: string, how: string) {
    super(
      'contract-differs',
      'conflict',
      `At ${address} stands another contract than this deployment's ${contract}: ${how}.`,
      {
        contract,
        address,
      },
    );
  }
}

export class ContractMissing extends DomainError {
  constructor(contract: string, address: string) {
    super(
      'contract-missing',
      'conflict',
      `There is no ${contract} at ${address} on this chain. Is CHAIN_RPC_URL another network's?`,
      {
        contract,
        address,
      },
    );
  }
}

/** Sent, but not seen in a block in time. Deploying again goes on from here. */
export class DeploymentNotConfirmed extends DomainError {
  constructor(deployer: string, waitedMs: number) {
    super(
      'deployment-not-confirmed',
      'unavailable',
      `Transactions of ${deployer} were not in a block after ${waitedMs} ms. Deploy again with the same key to go on.`,
      { deployer, waitedMs },
    );
  }
}

export class DeploymentTransactionRefused extends DomainError {
  constructor(contract: string, reason: string) {
    super('deployment-transaction-refused', 'unavailable', `The node refused to deploy ${contract}: ${reason}`, {
      contract,
    });
  }
}

/** `faults` name the members of the file that are wrong. */
export class DeploymentFileInvalid extends DomainError {
  constructor(path: string, faults: readonly string[]) {
    super('deployment-file-invalid', 'invalid', `${path} is not a deployment: ${faults.join('; ')}`, { path, faults });
  }
}

export class DeploymentFileMissing extends DomainError {
  constructor(path: string) {
    super(
      'deployment-file-missing',
      'not-found',
      `There is no ${path}. It is written when the contracts are deployed.`,
      { path },
    );
  }
}

/** The file tells of another deployment than the one asked for; it is never overwritten. */
export class DeploymentFileDiffers extends DomainError {
  constructor(path: string, member: string, inFile: string, asked: string) {
    super(
      'deployment-file-differs',
      'conflict',
      `${path} says ${member} is ${inFile}, but it would be ${asked}. Use another file for another deployment.`,
      { path, member },
    );
  }
}
