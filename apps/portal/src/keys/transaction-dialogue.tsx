import type { components } from '@tallystick/api-client/browser';
import { CopyButton } from '../confirming/copy-button.js';
import { ShownOnce } from '../confirming/shown-once.js';
import { useWords } from '../words/index.js';

type Transaction = components['schemas']['PreparedTransactionView'];

interface TransactionDialogueTerms {
  readonly transaction: Transaction;
  readonly onClose: () => void;
}

/** What makes the change: anybody may send it, by whatever wallet, and has no say in it. */
export function TransactionDialogue({ transaction, onClose }: TransactionDialogueTerms) {
  const { keys: words, people, signing } = useWords();
  const { chainId, to, data, value } = transaction;
  return (
    <ShownOnce title={words.transaction} close={people.close} onClose={onClose}>
      <p>{words.transactionHint}</p>
      <p>{signing.chain}</p>
      <code>{chainId}</code>
      <p>{words.to}</p>
      <code>{to}</code>
      <p>{words.data}</p>
      <code className="pt-data" role="group" aria-label={words.data} tabIndex={0}>
        {data}
      </code>
      <CopyButton text={JSON.stringify({ chainId, to, data, value }, null, 2)} label={words.copyTransaction} />
    </ShownOnce>
  );
}
