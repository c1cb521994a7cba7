import type { Network } from '@tallystick/act-types';
import { contractInterfaces, NodeAnswerInvalid, RELAY_TARGETS } from '@tallystick/chain/browser';
import { DomainError } from '@tallystick/kernel';
import { getAddress, type JsonRpcProvider, ZeroAddress } from 'ethers';
import type { OpenNode } from './open-node.js';

/** The contracts do not name one another as the relay does: they are not one deployment. */
export class ContractsDisagree extends DomainError {
  constructor(contract: string, getter: string, expected: string, given: string) {
    super('contracts-disagree', 'invalid', `${contract}.${getter} is ${given}, and the relay says ${expected}.`, {
      ...{ contract, getter, expected, given },
    });
  }
}

type Asked = 'partyRegistry' | 'receivables' | 'programmes' | 'tradeRegistry' | 'depositToken';

/** Which contract says where which other is. */
const LINKS: readonly (readonly [Asked, getter: string, names: Asked])[] = [
  ['receivables', 'programmes', 'programmes'],
  ['receivables', 'trades', 'tradeRegistry'],
  ['partyRegistry', 'receivables', 'receivables'],
  ['programmes', 'receivables', 'receivables'],
  ['tradeRegistry', 'receivables', 'receivables'],
];

/**
 * Where the contracts of one deployment are, by its relay, which names the others; that these name one another is looked at.
 * @throws NodeAnswerInvalid when there is no relay there, ContractsDisagree
 */
export async function readNetwork({ provider, chainId }: OpenNode, relay: string, block: number): Promise<Network> {
  const targets = await ask(provider, 'relay', relay, 'targets', block);
  const addresses = Array.from(targets as Iterable<string>, getAddress);
  const named = Object.fromEntries(RELAY_TARGETS.map((name, place) => [name, addresses[place] ?? ZeroAddress]));
  // What makes accounts signs nothing and is asked nothing here.
  const contracts = { ...named, relay, partyAccountFactory: ZeroAddress } as Network['contracts'];
  const read = async (contract: Asked, getter: string) =>
    String(await ask(provider, contract, contracts[contract], getter, block));
  // All at once: the provider makes one question of them, and a node may be far away.
  const [given, registrar, issuer] = await Promise.all([
    Promise.all(LINKS.map(([contract, getter]) => read(contract, getter))),
    read('partyRegistry', 'registrar'),
    read('depositToken', 'issuer'),
  ]);
  LINKS.forEach(([contract, getter, names], place) => {
    const [expected, said] = [contracts[names], given[place] ?? ''];
    if (said !== expected) throw new ContractsDisagree(contract, getter, expected, said);
  });
  return { chainId, contracts, registrar, issuer };
}

/** A getter's one answer, as the contract has it after a block. @throws NodeAnswerInvalid when there is no such contract */
export async function ask(
  provider: JsonRpcProvider,
  contract: keyof typeof contractInterfaces,
  address: string,
  getter: string,
  block: number,
  values: readonly unknown[] = [],
): Promise<unknown> {
  const abi = contractInterfaces[contract];
  const data = abi.encodeFunctionData(getter, values);
  const answer = await provider.call({ to: address, data, blockTag: block });
  try {
    return abi.decodeFunctionResult(getter, answer)[0] as unknown;
  } catch {
    throw new NodeAnswerInvalid(`no ${contract} answers at ${address}`);
  }
}
