import { DEFAULT_BUNDLE_LIMITS } from '@tallystick/telemetry/evidence';
import { ledgerLogs } from '../node/ledger-logs.js';
import { nodeParties } from '../node/node-parties.js';
import { type LedgerAsked, openLedger } from '../node/open-ledger.js';
import type { Listener } from '../step.js';
import { askChain } from './ask-chain.js';
import { type Knowledge, type Verification, verifyFile } from './verification.js';

export interface BundleAsked {
  readonly file: Uint8Array;
  readonly trust: Knowledge['trust'];
  /** Nobody is asked without. `log` is the account under which the platform anchors: anybody may anchor a log. */
  readonly chain?: LedgerAsked & { readonly log: string };
}

/** A page waits for it: less than a command line bears. */
export const PAGE_BUNDLE_LIMITS = { ...DEFAULT_BUNDLE_LIMITS, maxDerivationMs: 20_000 };

/** A bundle by itself and, where a node is named, its anchor and its operator's key by the chain. Throws what `openLedger` does. */
export async function checkBundle({ file, trust, chain }: BundleAsked, listener: Listener): Promise<Verification> {
  const { progress } = listener;
  if (!chain) return verifyFile(file, PAGE_BUNDLE_LIMITS, { trust, progress });
  const ledger = await openLedger(chain, listener);
  const { node, network } = ledger;
  const { fromBlock, log } = chain;
  return verifyFile(file, PAGE_BUNDLE_LIMITS, {
    ...{ trust, progress },
    ask: (bundle) =>
      askChain(bundle, {
        ...{ provider: node.provider, log, fromBlock, contract: network.contracts.evidenceLog },
        parties: { network, reader: nodeParties(ledger) },
        readLogs: ({ topics }) =>
          ledgerLogs(ledger, { address: network.contracts.evidenceLog, topics: topics ?? [], fromBlock }, listener),
      }),
  });
}
