import { type FactKind, factKey, type FactMessage, type Network } from '@tallystick/act-types';
import type { LedgerEvent } from '../contracts/ledger-events.js';

const NO_ACT = `0x${'0'.repeat(64)}`;

export interface RecordedFact {
  readonly kind: FactKind;
  readonly key: string;
}

/** The fact that an event states, if no act stands behind it: what was true before the event, since that is what a key is made of. */
export function factOf(event: LedgerEvent, network: Network): RecordedFact | undefined {
  const stated = statedBy(event);
  return stated && { kind: stated.kind, key: factKey(stated.kind, stated.message, network) };
}

function statedBy(event: LedgerEvent): { readonly kind: FactKind; readonly message: FactMessage } | undefined {
  switch (event.name) {
    case 'ReceivableOverdue':
      return { kind: 'declare-overdue', message: { receivable: event.args.receivable.toString() } };
    case 'RecoveryCompleted': {
      const { party, epoch } = event.args;
      return { kind: 'complete-recovery', message: { party: party.toString(), partyEpoch: (epoch - 1n).toString() } };
    }
    case 'FragmentUnlocked':
    case 'FragmentUnfrozen': {
      const { receivable, from, version, digest } = event.args;
      if (digest !== NO_ACT) return undefined;
      const kind = event.name === 'FragmentUnlocked' ? 'unlock-lapsed' : 'unfreeze-lapsed';
      const before = { receivable: receivable.toString(), from: from.toString(), version: (version - 1n).toString() };
      return { kind, message: before };
    }
    default:
      return undefined;
  }
}
