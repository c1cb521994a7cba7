import type { HistoryEntry } from './use-history.js';

const HEAD = [
  ...['receivable', 'at', 'kind', 'holder', 'holderName', 'previousHolder', 'previousHolderName', 'currency'],
  ...['amountMinor', 'from', 'to', 'version', 'priceMinor', 'payer', 'bankReference', 'digest', 'transactionHash'],
];

/** Whoever the sheet names: for their names to be there when it is made. */
export const holdersOf = (entries: readonly HistoryEntry[]): string[] => [
  ...new Set(entries.flatMap(({ holder, previousHolder = holder }) => [holder, previousHolder])),
];

/** How a claim came to be as it is, the oldest first, under the names that the service has. Amounts and edges in minor units. */
export function lineageSheet(
  receivable: string,
  entries: readonly HistoryEntry[],
  currency: string,
  nameOf: (party: string) => string,
): unknown[][] {
  return [
    HEAD,
    ...entries.map(({ at, kind, holder, previousHolder, from, to, version, ...rest }) => [
      ...[receivable, at, kind, holder, nameOf(holder)],
      ...(previousHolder === undefined ? ['', ''] : [previousHolder, nameOf(previousHolder)]),
      ...[currency, String(BigInt(to) - BigInt(from)), from, to, version],
      ...[rest.priceMinor, rest.payer, rest.bankReference, rest.digest, rest.transactionHash],
    ]),
  ];
}
