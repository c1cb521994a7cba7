import { bitsToRoles, type PartyRole } from '@tallystick/act-types';
import type { JsonRpcProvider } from 'ethers';
import { contractInterfaces } from './contract-interfaces.js';

/** `PartyStatus.Recovering` and `RecoveringStopped`. */
const RECOVERING: ReadonlySet<bigint> = new Set([3n, 4n]);

export interface PartyStandingOnChain {
  readonly account: string;
  readonly epoch: string;
  readonly roles: readonly PartyRole[];
  /** Seconds since 1970. */
  readonly verifiedUntil: number;
  readonly recovering: boolean;
}

/**
 * Who signs for a party and as what it is admitted; a party that was never enrolled has the zero account.
 * @param registry of the parties
 * @param block as it was after this one; by default as it is now
 */
export async function readPartyStanding(
  provider: JsonRpcProvider,
  registry: string,
  party: string,
  block?: number,
): Promise<PartyStandingOnChain> {
  const { partyRegistry } = contractInterfaces;
  const data = partyRegistry.encodeFunctionData('partyOf', [party]);
  const answer = await provider.call({ to: registry, data, ...(block === undefined ? {} : { blockTag: block }) });
  const [{ account, epoch, roles, verifiedUntil, status }] = partyRegistry.decodeFunctionResult(
    'partyOf',
    answer,
  ) as unknown as [{ account: string; epoch: bigint; roles: bigint; verifiedUntil: bigint; status: bigint }];
  return {
    account,
    epoch: epoch.toString(),
    roles: bitsToRoles(Number(roles)),
    verifiedUntil: Number(verifiedUntil),
    recovering: RECOVERING.has(status),
  };
}
