import {
  ACT_KINDS,
  actDigest,
  type ActKind,
  type ActMessage,
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
  readonly message: ActMessage;
  /** Of the act's signatories in their order, then of those of what it brings along. */
  readonly signatures: readonly string[];
  /** What it brings along, such as the attestation of an issue. */
  readonly attachment?: Omit<CalledAct, 'signatures' | 'data' | 'attachment'>;
  readonly data: string;
}

const KINDS = new Map(
  (Object.keys(ACT_KINDS) as ActKind[]).map((kind) => [`${ACT_KINDS[kind].contract} ${ACT_KINDS[kind].method}`, kind]),
);

/** The acts in a transaction to the relay or to a contract itself. */
export function calledActs(
  network: Network,
  { to, input }: Pick<ChainTransaction, 'to' | 'input'>,
): readonly CalledAct[] {
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
    const attached = ACT_KINDS[kind].attachment;
    return {
      ...structOf(network, kind, call.args[0] as Result),
      ...(attached && { attachment: structOf(network, attached.kind, call.args[1] as Result) }),
      signatures: (call.args.at(-1) as Result).toArray().map(String),
      data: data.toLowerCase(),
    };
  } catch {
    // Calldata that is no act: it did nothing, or the comparison of states shows what it did.
    return undefined;
  }
}

function structOf(network: Network, kind: ActKind, struct: Result) {
  const fields = ACT_KINDS[kind].fields.map(({ name }) => [name, fieldValue(struct.getValue(name))] as const);
  const message = parseActMessage(kind, Object.fromEntries(fields));
  return { digest: actDigest(kind, message, network), kind, message };
}

function fieldValue(value: unknown): unknown {
  if (value instanceof Result) return value.toArray().map(String);
  return typeof value === 'bigint' ? value.toString() : value;
}
