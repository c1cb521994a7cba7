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
  for (const [contract, getter, names] of LINKS) {
    const given = String(await ask(provider, contract, contracts[contract], getter, block));
    if (given !== contracts[names]) throw new ContractsDisagree(contract, getter, contracts[names], given);
  }
  const [registrar, issuer] = [
    String(await ask(provider, 'partyRegistry', contracts.partyRegistry, 'registrar', block)),
    String(await ask(provider, 'depositToken', contracts.depositToken, 'issuer', block)),
  ];
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
