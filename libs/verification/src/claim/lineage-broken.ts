import { DomainError } from '@tallystick/kernel';

interface Placed {
  readonly name: string;
  readonly at: { readonly blockNumber: number; readonly logIndex: number; readonly txHash: string };
}

/** An event does not follow from those before it: the node left one out, made one up, or changed one. */
export class LineageBroken extends DomainError {
  constructor(event: Placed | undefined, why: string) {
    const where = event ? `${event.name} in block ${event.at.blockNumber}` : 'the receivable';
    super('lineage-broken', 'invalid', `${where}: ${why}.`, {
      event: event?.name ?? '',
      block: String(event?.at.blockNumber ?? ''),
      transaction: event?.at.txHash ?? '',
      why,
    });
  }
}
