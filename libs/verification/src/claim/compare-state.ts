import type { Network } from '@tallystick/act-types';
import { type Result } from 'ethers';
import type { OpenNode } from '../node/open-node.js';
import { ask } from '../node/read-network.js';
import type { ReplayedClaim, ReplayedFragment } from './claim-under-replay.js';

/** What the contract has otherwise than its events say. */
export interface Difference {
  /** `receivable`, or where the fragment begins. */
  readonly where: string;
  readonly field: string;
  readonly byEvents: string;
  readonly byContract: string;
}

const FLAGS = { frozen: 1n, locked: 2n, disputed: 4n } as const;

/** Asks the contract itself, after a block, for what was replayed. Empty when all is the same. */
export async function differencesFromState(
  { provider }: OpenNode,
  network: Network,
  claim: ReplayedClaim,
  block: number,
): Promise<readonly Difference[]> {
  const { receivables } = network.contracts;
  const read = async (getter: string, values: readonly unknown[]) =>
    (await ask(provider, 'receivables', receivables, getter, block, values)) as Result;
  const whole = await read('receivableOf', [claim.receivable]);
  const { debtor, face, retired, due, currency } = claim;
  const found = compared('receivable', { debtor, face, retired, due, currency: BigInt(currency) }, whole);
  for (const fragment of claim.fragments) {
    const given = await read('fragmentOf', [claim.receivable, fragment.from]);
    found.push(...compared(String(fragment.from), fieldsOf(fragment), given));
  }
  return found;
}

function fieldsOf(fragment: ReplayedFragment): Readonly<Record<string, bigint>> {
  const { to, holder, pledgee, version, programme, recourse } = fragment;
  const flags = Object.entries(FLAGS)
    .filter(([name]) => fragment[name as keyof typeof FLAGS])
    .reduce((bits, [, bit]) => bits | bit, 0n);
  return { to, holder, pledgee, version, programme, recourse, flags };
}

function compared(where: string, byEvents: Readonly<Record<string, bigint>>, byContract: Result): Difference[] {
  return Object.entries(byEvents)
    .map(([field, value]) => ({
      ...{ where, field, byEvents: String(value) },
      byContract: String(byContract.getValue(field)),
    }))
    .filter((one) => one.byEvents !== one.byContract);
}
