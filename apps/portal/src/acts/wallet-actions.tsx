import { useConnection } from '@tallystick/web-kit';
import {
  type ActView,
  addressesOf,
  installation,
  signTypedData,
  type Wallet,
  walletRequest,
  watchWallets,
} from '@tallystick/web-kit/signing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../words/index.js';
import { ACTS } from './act-doors.js';
import { requireShown } from './approve-acts.js';
import { SigningFailure } from './signing-failure.js';

/** The second way to sign: by a wallet in this browser whose address is on the account. Nothing is shown where there is none. */
export function WalletActions({ act, isTrue }: { readonly act: ActView; readonly isTrue: boolean }) {
  const { signing: words } = useWords();
  const wallets = useWallets();
  const signing = useWalletSignature(act);
  if (wallets.length === 0) return null;
  return (
    <>
      {signing.error && <SigningFailure error={signing.error} />}
      <div className="tk-actions">
        {wallets.map((wallet) => (
          <Button key={wallet.id} disabled={!isTrue} loading={signing.isPending} onClick={() => signing.mutate(wallet)}>
            {words.byWallet(wallet.name)}
          </Button>
        ))}
      </div>
    </>
  );
}

function useWallets(): readonly Wallet[] {
  const [wallets, setWallets] = useState<readonly Wallet[]>([]);
  useEffect(
    () =>
      watchWallets((found) =>
        // One that announces itself is often the one at window.ethereum as well.
        setWallets((known) =>
          known.some(({ id, provider }) => id === found.id || provider === found.provider) ? known : [...known, found],
        ),
      ),
    [],
  );
  return wallets;
}

function useWalletSignature(act: ActView) {
  const connection = useConnection();
  const queries = useQueryClient();
  const { routes } = connection;
  return useMutation({
    mutationFn: async (wallet: Wallet) => {
      const { network } = installation();
      requireShown(act);
      const account = await connection.call(routes.GET('/v1/account'));
      const { address, typedData, signatureOf } = walletRequest(act, network, account, await addressesOf(wallet));
      const signature = signatureOf(await signTypedData(wallet, address, typedData, network.chainId));
      const params = { params: { path: { id: act.id } } };
      return connection.call(routes.POST('/v1/acts/{id}/signatures', { ...params, body: { signature } }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ACTS }),
  });
}
