import type { Concern, LedgerEvent, LedgerStep, Projector } from '@tallystick/chain';
import { LedgerAnchor } from './ledger-anchor.entity.js';
import { PassedOverAnchor } from './passed-over-anchor.entity.js';

/** The trees that the chain has of all logs. Whom a site concerns the chain does not know, so they are in no party's feed. */
export class AnchorsProjector implements Projector<'evidenceLog'> {
  readonly contract = 'evidenceLog';

  apply(event: LedgerEvent<'evidenceLog'>, step: LedgerStep): Promise<Concern> {
    const { log, site, root, treeSize } = event.args;
    const { blockNumber, blockTime, txHash, logIndex } = event.at;
    const at = { blockNumber: String(blockNumber), blockTime, txHash, logIndex };
    const row = { log, site, root, treeSize: treeSize.toString(), ...at };
    if (event.name === 'Anchored') {
      step.append(LedgerAnchor, [{ ...row, previousSize: event.args.previousSize.toString() }]);
    } else {
      step.append(PassedOverAnchor, [{ ...row, anchoredSize: event.args.anchoredSize.toString() }]);
    }
    return Promise.resolve({ subject: site, parties: [] });
  }
}
