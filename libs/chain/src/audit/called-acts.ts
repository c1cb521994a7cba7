import {
  ACT_KINDS,
  actDigest,
  type ActKind,
  type Network,
  parseActMessage,
  type SigningContract,
} from '@tallystick/act-types';
import { Result } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { RELAY_TARGETS } from '../relayer/relay-batch.js';
import type { ChainTransaction } from './chain-block.js';

/** An act as a transaction carries it: whoever relays it may name any digest, so this one is computed. */
export interface CalledAct {
  readonly digest: string;
  readonly kind: ActKind;
  readonly data: string;
}

const KINDS = new Map(
  (Object.keys(ACT_KINDS) as ActKind[]).map((kind) => [`${ACT_KINDS[kind].contract} ${ACT_KINDS[kind].method}`, kind]),
);

/** The acts in a transaction to the relay or to a contract itself. */
export function calledActs(network: Network, { to, input }: ChainTransaction): readonly CalledAct[] {
  if (to === network.contracts.relay) return relayedCalls(input).flatMap((call) => actOf(network, call) ?? []);
  const contract = RELAY_TARGETS.find((name) => network.contracts[name] === to);
  return contract === undefined ? [] : [actOf(network, { contract, data: input })].filter((act) => act !== undefined);
}

interface ContractCall {
  readonly contract: SigningContract;
  readonly data: string;
}

function relayedCalls(input: string): readonly ContractCall[] {
  try {
    const [calls] = contractInterfaces.relay.decodeFunctionData('relay', input) as unknown as [Result[]];
    return calls.flatMap((call) => {
      const contract = RELAY_TARGETS[Number(call.getValue('target'))];
      return contract === undefined ? [] : [{ contract, data: String(call.getValue('data')) }];
    });
  } catch {
    return [];
  }
}

function actOf(network: Network, { contract, data }: ContractCall): CalledAct | undefined {
  try {
    const call = contractInterfaces[contract].parseTransaction({ data });
    const kind = KINDS.get(`${contract} ${call?.name ?? ''}`);
    if (!call || kind === undefined) return undefined;
    const struct = call.args[0] as Result;
    const message = parseActMessage(
      kind,
      Object.fromEntries(ACT_KINDS[kind].fields.map(({ name }) => [name, fieldValue(struct.getValue(name))])),
    );
    return { digest: actDigest(kind, message, network), kind, data: data.toLowerCase() };
  } catch {
    // Calldata that is no act: it did nothing, or the comparison of states shows what it did.
    return undefined;
  }
}

function fieldValue(value: unknown): unknown {
  if (value instanceof Result) return value.toArray().map(String);
  return typeof value === 'bigint' ? value.toString() : value;
}
