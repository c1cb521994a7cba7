import { DomainError } from '@tallystick/kernel';

/**
 * A block that counted as final is not in the chain any more. Nothing is guessed from here: either the node serves another chain, or
 * `CHAIN_FINALITY` promised more than the chain keeps.
 */
export class ChainDiverged extends DomainError {
  constructor(blockNumber: number, expectedHash: string, foundHash: string) {
    super(
      'chain-diverged',
      'unavailable',
      `Block ${blockNumber} was final as ${expectedHash}, and now the chain has ${foundHash} there. The indexer stops. ` +
        'Check CHAIN_RPC_URL and CHAIN_FINALITY; if this chain is the right one, run `npx tallystick rebuild`.',
      { blockNumber, expectedHash, foundHash },
    );
  }
}

/** The deployed contracts emit what this version of the product does not know. */
export class EventUnknown extends DomainError {
  constructor(contract: string, topic: string) {
    super(
      'event-unknown',
      'unavailable',
      `The contract ${contract} emitted an event that this version does not know (${topic}).`,
      {
        contract,
        topic,
      },
    );
  }
}

/** The events do not fit what earlier ones left: the projection is not that of this chain. */
export class ProjectionBroken extends DomainError {
  constructor(what: string) {
    super(
      'projection-broken',
      'unavailable',
      `The ledger's projection does not fit the chain: ${what}. Run \`npx tallystick rebuild\`.`,
    );
  }
}
