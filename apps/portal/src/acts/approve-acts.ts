import { Unreachable, useConnection, usePerson } from '@tallystick/web-kit';
import { type ActView, actApprovalRequest, askPasskey, installation, ShownActs } from '@tallystick/web-kit/signing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ACTS, usablePasskeys } from './act-doors.js';
import { useCertainSending } from './use-certain-sending.js';

/** The account has no passkey of this person, so there is nothing to approve with. */
export class NoPasskeyToApproveWith extends Error {}
/** The organisation signs by a key that is kept elsewhere: no person’s approval is asked for. */
export class NoApprovalTaken extends Error {}
/** Nobody answered what is asked before the device is. */
export class DeviceNotAsked extends Error {}

let shown: ShownActs | undefined;
const shownActs = () => (shown ??= new ShownActs(installation().network));

export interface Check {
  /** Computed here, and the service's; missing when they differ. */
  readonly digest?: string;
  readonly error?: unknown;
}

/** Whether the act is what it says: its digest, computed here from what is shown, against the server’s. */
export function checkOf(act: ActView): Check {
  try {
    return { digest: shownActs().check(act) };
  } catch (error) {
    return { error };
  }
}

/** Throws `ActDiffers` unless the act says what it said when it was shown. */
export const requireShown = (act: ActView): void => void shownActs().check(act);

export function useCheck(act: ActView): Check {
  return useMemo(() => checkOf(act), [act]);
}

/** Has the person’s passkey approve the acts that are shown, one after another; what was approved before one fails stays approved. */
export function useApproveActs(onApproved?: (act: ActView) => void) {
  const connection = useConnection();
  const { id: person } = usePerson();
  const queries = useQueryClient();
  const { routes } = connection;
  const { sendCertainly, isUnknown } = useCertainSending();

  async function approve(act: ActView): Promise<void> {
    const { network, rpId } = installation();
    requireShown(act);
    const params = { params: { path: { id: act.id } } };
    const [{ items: places }, { items: own }] = await Promise.all([
      connection.call(routes.GET('/v1/acts/{id}/approvals', params)),
      connection.call(routes.GET('/v1/acting-passkeys')),
    ]).catch(notAsked);
    if (places.length === 0) throw new NoApprovalTaken();
    const passkeys = usablePasskeys(own);
    if (passkeys.length === 0) throw new NoPasskeyToApproveWith();
    const isMissing = places.filter(({ approvals }) => !approvals.some((one) => one.counts && one.person === person));
    for (const place of isMissing) {
      const passkey = await askPasskey(actApprovalRequest(act, network, place, { passkeys, rpId }));
      const request = { ...params, body: { passkey } };
      await sendCertainly((headers) =>
        connection.call(routes.POST('/v1/acts/{id}/approvals', { ...request, headers })),
      );
    }
    onApproved?.(act);
  }

  const approving = useMutation({
    mutationFn: async (acts: readonly ActView[]) => {
      for (const act of acts) await approve(act);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ACTS }),
  });
  return { ...approving, isUnknown };
}

function notAsked(error: unknown): never {
  throw error instanceof Unreachable ? new DeviceNotAsked('nobody answered', { cause: error }) : error;
}
