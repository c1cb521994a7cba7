import type { AccountChange, ReadTransaction } from '@tallystick/web-kit/signing';
import { CopyButton } from '../confirming/copy-button.js';
import { ShownOnce } from '../confirming/shown-once.js';
import { useWords } from '../words/index.js';
import { ChangeInWords } from './change-in-words.js';
import { useOwnAccount } from './key-doors.js';
import { SendByWallet } from './send-by-wallet.js';

/** What makes a change, and the change that was shown. */
export interface ShownTransaction extends ReadTransaction {
  readonly change: AccountChange;
}

interface TransactionDialogueTerms {
  readonly shown: ShownTransaction;
  readonly onClose: () => void;
}

/** What makes the change: anybody may send it, by whatever wallet, and has no say in it. */
export function TransactionDialogue({ shown, onClose }: TransactionDialogueTerms) {
  const { keys: words, people, signing } = useWords();
  const { transaction, does, change } = shown;
  const { chainId, to, data, value } = transaction;
  const { data: account } = useOwnAccount();
  const isMade = account?.state !== undefined && account.state.configuration !== change.configuration;
  return (
    <ShownOnce title={words.transaction} close={people.close} onClose={onClose}>
      <p>{words.transactionHint}</p>
      <p>{words.does}</p>
      <ChangeInWords change={does} />
      <p>{signing.chain}</p>
      <code>{chainId}</code>
      <p>{words.to}</p>
      <code>{to}</code>
      <p>{words.data}</p>
      <code className="pt-data" role="group" aria-label={words.data} tabIndex={0}>
        {data}
      </code>
      <CopyButton text={JSON.stringify({ chainId, to, data, value }, null, 2)} label={words.copyTransaction} />
      <SendByWallet transaction={transaction} isMade={isMade} />
    </ShownOnce>
  );
}
