import { Amount, type Column, DataTable, Moment } from '@tallystick/web-kit';
import { useVerifyAddress } from '../verify/verify-address.js';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { HistoryEntry } from './use-history.js';
import { Signatures } from './signatures.js';

interface HistoryTableTerms {
  readonly entries: readonly HistoryEntry[];
  readonly currency: string;
}

const HASH_SHOWN = 10;

interface TransactionTerms {
  readonly hash: string;
  readonly digest: string | undefined;
}

/** Of an act, where to check it without us. */
function Transaction({ hash, digest }: TransactionTerms) {
  const { receivable: words } = useWords();
  const address = useVerifyAddress(digest === undefined ? undefined : { transaction: hash, digest });
  const shown = hash.slice(0, HASH_SHOWN);
  return (
    <span className="tk-mono" title={hash}>
      {address === undefined ? (
        shown
      ) : (
        <a href={address} target="_blank" rel="noreferrer" aria-label={words.verifyAct(shown)}>
          {shown}
        </a>
      )}
    </span>
  );
}

/** Oldest first, with who signed each act. */
export function HistoryTable({ entries, currency }: HistoryTableTerms) {
  const { receivable: words } = useWords();
  const columns: Column<HistoryEntry>[] = [
    { key: 'when', title: words.when, render: ({ at }) => <Moment at={at} /> },
    { key: 'what', title: words.what, render: ({ kind }) => words.kinds[kind] },
    {
      key: 'from',
      title: words.from,
      isAtEnd: true,
      render: ({ from }) => <Amount minor={from} currency={currency} />,
    },
    { key: 'to', title: words.to, isAtEnd: true, render: ({ to }) => <Amount minor={to} currency={currency} /> },
    { key: 'holder', title: words.holder, render: ({ holder }) => <PartyName party={holder} /> },
    { key: 'signed', title: words.signedBy, render: ({ digest }) => <Signatures digest={digest} /> },
    {
      key: 'transaction',
      title: words.transaction,
      render: ({ transactionHash, digest }) => <Transaction hash={transactionHash} digest={digest} />,
    },
  ];
  return (
    <DataTable
      label={words.history}
      columns={columns}
      rows={entries}
      keyOf={({ transactionHash, kind, from, to, version }) => `${transactionHash} ${kind} ${from} ${to} ${version}`}
    />
  );
}
