import {
  type ReadTransaction,
  sendTransaction,
  switchChain,
  type Wallet,
  WalletElsewhere,
} from '@tallystick/web-kit/signing';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { SigningFailure } from '../acts/signing-failure.js';
import { useWallets } from '../acts/use-wallets.js';
import { useWords } from '../words/index.js';

interface SendByWalletTerms {
  readonly transaction: ReadTransaction['transaction'];
  /** Whether the chain has it. */
  readonly isMade: boolean;
}

/** Sends exactly what is shown by a wallet in this browser, once. Nothing is shown where there is none. */
export function SendByWallet({ transaction, isMade }: SendByWalletTerms) {
  const { keys: words } = useWords();
  const wallets = useWallets();
  const sending = useMutation({ mutationFn: (wallet: Wallet) => sendTransaction(wallet, transaction) });
  const switching = useMutation({ mutationFn: (wallet: Wallet) => switchChain(wallet, transaction.chainId) });
  if (isMade) return <p role="status">{words.made}</p>;
  if (sending.data !== undefined)
    return (
      <div role="status">
        <p>{words.sent}</p>
        <code>{sending.data}</code>
        <p>{words.waitsForLedger}</p>
      </div>
    );
  const error = switching.error ?? sending.error;
  const elsewhere = sending.error instanceof WalletElsewhere ? sending.variables : undefined;
  return (
    <>
      {error && <SigningFailure error={error} />}
      <div className="tk-actions">
        {elsewhere && (
          <Button
            loading={switching.isPending}
            onClick={() => switching.mutate(elsewhere, { onSuccess: () => sending.reset() })}
          >
            {words.switchTo(transaction.chainId)}
          </Button>
        )}
        {wallets.map((wallet) => (
          <Button
            key={wallet.id}
            type="primary"
            loading={sending.isPending}
            onClick={() => {
              switching.reset();
              sending.mutate(wallet);
            }}
          >
            {words.sendBy(wallet.name)}
          </Button>
        ))}
      </div>
    </>
  );
}
