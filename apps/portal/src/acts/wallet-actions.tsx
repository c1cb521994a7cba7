import { useConnection } from '@tallystick/web-kit';
import {
  type ActView,
  addressesOf,
  installation,
  signTypedData,
  type Wallet,
  walletRequest,
} from '@tallystick/web-kit/signing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { ACTS } from './act-doors.js';
import { requireShown } from './approve-acts.js';
import { ApprovalUnknown, SigningFailure } from './signing-failure.js';
import { useCertainSending } from './use-certain-sending.js';
import { useWallets } from './use-wallets.js';

/** The second way to sign: by a wallet in this browser whose address is on the account, among its other persons’ approvals. Nothing is shown where there is none. */
export function WalletActions({ act, isTrue }: { readonly act: ActView; readonly isTrue: boolean }) {
  const { signing: words } = useWords();
  const wallets = useWallets();
  const signing = useWalletSignature(act);
  if (wallets.length === 0) return null;
  return (
    <>
      {signing.error && <SigningFailure error={signing.error} />}
      {signing.isUnknown && <ApprovalUnknown />}
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

function useWalletSignature(act: ActView) {
  const connection = useConnection();
  const queries = useQueryClient();
  const { routes } = connection;
  const { sendCertainly, isUnknown } = useCertainSending();
  const signing = useMutation({
    mutationFn: async (wallet: Wallet) => {
      const { network } = installation();
      requireShown(act);
      const account = await connection.call(routes.GET('/v1/account'));
      const { address, typedData, isApproval } = walletRequest(act, network, account, await addressesOf(wallet));
      const signature = await signTypedData(wallet, address, typedData, network.chainId);
      const params = { params: { path: { id: act.id } } };
      const request = { ...params, body: { signature } };
      await sendCertainly((headers) =>
        isApproval
          ? connection.call(routes.POST('/v1/acts/{id}/key-approvals', { ...request, headers }))
          : connection.call(routes.POST('/v1/acts/{id}/signatures', { ...request, headers })),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ACTS }),
  });
  return { ...signing, isUnknown };
}
