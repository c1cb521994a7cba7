import type { components } from '@tallystick/api-client/browser';
import { useChange, useConnection, usePerson } from '@tallystick/web-kit';
import {
  accountChangeRequest,
  accountChangeTransaction,
  type AccountChange,
  askPasskey,
  installation,
  type ReadTransaction,
  TransactionDiffers,
} from '@tallystick/web-kit/signing';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { usablePasskeys } from '../acts/act-doors.js';
import { NoPasskeyToApproveWith } from '../acts/approve-acts.js';
import { useCertainSending } from '../acts/use-certain-sending.js';

type Schemas = components['schemas'];
export type PartyPasskey = Schemas['ActingPasskeyView'];
export type OwnAccount = Schemas['AccountView'];
/** As the API takes it to be kept. */
type WantedChange = Schemas['KeptAccountChangeRequest'];

const ACCOUNT = ['account'];
/** The chain says what an account is, and tells no news of it: a change that only waits to be sent is looked after. */
const LOOK_AGAIN_MS = 3_000;

export function useOwnAccount() {
  const connection = useConnection();
  return useQuery({
    queryKey: [...ACCOUNT, 'own'],
    queryFn: () => connection.call(connection.routes.GET('/v1/account')),
  });
}

/** Of everybody at the organisation; for who administers it. */
export function usePartyPasskeys() {
  const connection = useConnection();
  const { scopes } = usePerson();
  return useQuery({
    queryKey: [...ACCOUNT, 'passkeys'],
    queryFn: () => connection.call(connection.routes.GET('/v1/account/acting-passkeys')),
    enabled: scopes.includes('administer'),
  });
}

export function useAccountChanges() {
  const connection = useConnection();
  const queries = useQueryClient();
  const changes = useQuery({
    queryKey: [...ACCOUNT, 'changes'],
    queryFn: () => connection.call(connection.routes.GET('/v1/account-changes')),
    refetchInterval: ({ state: { data } }) => data?.items.some(isApproved) && LOOK_AGAIN_MS,
  });
  const waiting = changes.data?.items;
  const before = useRef(waiting);
  useEffect(() => {
    const left = new Set(waiting?.map(({ id }) => id));
    const isGone = waiting !== undefined && before.current?.some(({ id }) => !left.has(id));
    before.current = waiting;
    // One that waits no more may have been made.
    if (isGone)
      for (const what of ['own', 'passkeys']) void queries.invalidateQueries({ queryKey: [...ACCOUNT, what] });
  }, [waiting, queries]);
  return changes;
}

export const countingOf = ({ approvals }: AccountChange): number => approvals.filter(({ counts }) => counts).length;

/** Whether enough persons approved for it to be sent. */
export const isApproved = (change: AccountChange): boolean => countingOf(change) >= (change.needed ?? Infinity);

/** What changes the account; each shows what is so afterwards. */
export function useKeyChange<Terms, Result>(
  change: (doors: ReturnType<typeof doorsOf>, terms: Terms) => Promise<Result>,
) {
  const connection = useConnection();
  return useChange(ACCOUNT, (terms: Terms) => change(doorsOf(connection), terms));
}

function doorsOf(connection: ReturnType<typeof useConnection>) {
  const { routes } = connection;
  const of = (passkey: string) => ({ params: { path: { passkey } }, body: {} });
  const at = (change: string) => ({ params: { path: { change } } });
  const keep = (body: WantedChange) => connection.call(routes.POST('/v1/account-changes', { body }));
  return {
    keep,
    enrol: async (passkey: string) => {
      const { add, threshold, deadline } = await connection.call(
        routes.POST('/v1/acting-passkeys/{passkey}/enrolment', of(passkey)),
      );
      return keep({ add, threshold, deadline });
    },
    remove: async (passkey: string) => {
      const { remove, threshold, deadline } = await connection.call(
        routes.POST('/v1/acting-passkeys/{passkey}/removal', of(passkey)),
      );
      return keep({ remove, threshold, deadline });
    },
    clear: (passkey: string) =>
      connection.call(routes.DELETE('/v1/acting-passkeys/{passkey}/suspicion', { params: { path: { passkey } } })),
    discard: (change: string) => connection.call(routes.DELETE('/v1/account-changes/{change}', at(change))),
    transaction: async (change: AccountChange): Promise<ReadTransaction> => {
      const { network } = installation();
      const { transaction } = await connection.call(
        routes.POST('/v1/account-changes/{change}/transaction', at(change.id)),
      );
      if (!transaction) throw new TransactionDiffers('the server prepared none');
      return accountChangeTransaction(change, network, transaction);
    },
  };
}

/** Has the reader’s passkey approve a change. */
export function useChangeApproval() {
  const connection = useConnection();
  const { routes } = connection;
  const { sendCertainly, isUnknown } = useCertainSending();
  const approving = useChange(ACCOUNT, async (change: AccountChange) => {
    const { network, rpId } = installation();
    const { items } = await connection.call(routes.GET('/v1/acting-passkeys'));
    const passkeys = usablePasskeys(items);
    if (passkeys.length === 0) throw new NoPasskeyToApproveWith();
    const passkey = await askPasskey(accountChangeRequest(change, network, { passkeys, rpId }));
    const request = { params: { path: { change: change.id } }, body: { passkey } };
    await sendCertainly((headers) =>
      connection.call(routes.POST('/v1/account-changes/{change}/approvals', { ...request, headers })),
    );
  });
  return { ...approving, isUnknown };
}
